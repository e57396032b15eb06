/** For the harness that measures the form and its peers, see bench/RESULTS.md. Its functions run in the page. */
const PEERS = 'http://127.0.0.1:8787';
const HOST = 'http://127.0.0.1:8791';
const MARKETPLACE = 'http://127.0.0.1:8790';

const TEXT = 'I enjoy research work';

/** `email`, `long` and `submit` are selectors; `error` finds what is said of a field. */
const form = (name, url, { email, long, submit, error }) => ({
  name,
  url,
  rows: `(deep) => deep('${email}')`,
  ready: '(rows) => rows.length > 0 && rows[0].getBoundingClientRect().height > 0',
  actions: [
    {
      name: 'type',
      type: 'type',
      selector: long,
      text: TEXT,
      gap: 60,
      done: `(rows, deep) => deep('${long}')[0]?.value === '${TEXT}'`,
    },
    {
      name: 'validate',
      type: 'click',
      selector: submit,
      done: `(rows, deep) =>
        deep('${error}').filter((one) => one.textContent.trim() && one.getBoundingClientRect().height > 0).length >= 8`,
    },
  ],
});

const plain = (prefix = '') => ({
  email: `${prefix}#email`,
  long: `${prefix}#q3`,
  submit: `${prefix}form button`,
  error: `${prefix}.err`,
});

const ours = {
  email: 'micro-internship-apply >>> #person-email',
  long: 'micro-internship-apply >>> #answers-q3',
  submit: 'micro-internship-apply >>> button[type=submit]',
  error: 'micro-internship-apply >>> .error-summary li',
};

export default {
  base: '',
  limit: 'vanilla-form-wc',
  pages: [
    form('vanilla-form', `${PEERS}/p/vanilla-form/`, plain()),
    form('vanilla-form-wc', `${PEERS}/p/vanilla-form-wc/`, plain('micro-apply >>> ')),
    form('rhf-zod', `${PEERS}/p/rhf-zod/`, plain()),
    form('ours, in a host page', `${HOST}/form`, ours),
    form('ours, its own page', `${MARKETPLACE}/m/bench-form/apply?campus=lakeshore`, ours),
  ],
};
