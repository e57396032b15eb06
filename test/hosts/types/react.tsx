import '../../../docs/types/react.js';

export const Page = () => (
  <micro-internship-feed
    campus="lakeshore"
    default-department="data"
    no-search
    onmi-select={({ slug }) => console.log(slug.length)}
  >
    <a href="/list">All</a>
  </micro-internship-feed>
);

// @ts-expect-error -- A slug is text.
export const Wrong = () => <micro-internship-apply micro-internship={5} />;
