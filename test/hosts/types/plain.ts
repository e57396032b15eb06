import type { MicroInternshipFeedElement } from '../../../docs/types/micro-internships.js';

const feed = document.querySelector('micro-internship-feed');
feed?.setAttribute('department', 'data design');
if (feed) {
  feed.campus = 'lakeshore';
  void feed.refresh();
  feed.addEventListener('mi-select', ({ slug }) => console.log(slug.length));
  feed.addEventListener('mi-error', ({ code, status }) => console.log(code === 'offline', status?.toFixed()));
  // @ts-expect-error -- There is no such field.
  feed.addEventListener('mi-select', ({ answer }) => console.log(answer));
}

const made: MicroInternshipFeedElement = document.createElement('micro-internship-feed');
// @ts-expect-error -- A number of rows is written as text.
made.pageSize = 5;
