/** For the harness that measures the feed and its peers, see bench/RESULTS.md. Its functions run in the page. */
const PEERS = 'http://127.0.0.1:8787';
const OURS = 'http://127.0.0.1:8791';

const marketing = (prefix = '') => ({
  name: 'facet',
  type: 'click',
  selector: `${prefix}[data-f=department] input[value="Marketing"]`,
  done: (rows) => rows.length > 0 && rows.every((row) => row.textContent.includes('Marketing')),
});

/** Until the server's rows are there: what the rows at hand answer at once does not count. */
const short = {
  name: 'facet',
  type: 'click',
  prep: { click: 'micro-internship-feed >>> summary' },
  selector: 'micro-internship-feed >>> input[name="mi-short"]',
  done: (rows, deep) => {
    const [status] = deep('micro-internship-feed >>> .status');
    const [list] = deep('micro-internship-feed >>> ul.cards');
    globalThis.firstStatus ??= status.textContent;
    return (
      rows.length > 0 &&
      status.textContent !== globalThis.firstStatus &&
      list.getAttribute('aria-busy') === 'false'
    );
  },
};

const peer = (name, path, prefix = '') => ({
  name,
  url: `${PEERS}${path}`,
  rowSelector: `${prefix}li.row`,
  actions: [marketing(prefix)],
});

const ours = (name, path) => ({
  name,
  url: `${OURS}${path}`,
  rowSelector: 'micro-internship-feed >>> article',
  actions: [short],
});

export default {
  base: '',
  limit: 'vanilla-wc',
  pages: [
    peer('vanilla', '/p/vanilla/?n=10000'),
    peer('vanilla-wc', '/p/vanilla-wc/n10000.html', 'micro-feed >>> '),
    peer('vanilla-wc, preloaded', '/p/vanilla-wc/pre10000.html', 'micro-feed >>> '),
    peer('react-tanstack', '/p/react-tanstack/?n=10000'),
    peer('instantsearch.js', '/p/instantsearch/?n=10000'),
    ours('ours', '/'),
    ours('ours, preloaded', '/preload'),
  ],
};
