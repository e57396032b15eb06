type Read = (cell: string) => unknown;

const text: Read = (cell) => cell.trim();

/** A cell that is none of what its column holds goes on as text, so that the schema can say what was found. */
const number: Read = (cell) => (/^-?\d+(?:\.\d+)?$/.test(cell.trim()) ? Number(cell) : cell.trim());

const BOOLEANS: Partial<Record<string, boolean>> = { true: true, yes: true, false: false, no: false };
const boolean: Read = (cell) => BOOLEANS[cell.trim().toLowerCase()] ?? cell.trim();

const list: Read = (cell) =>
  cell
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

const json: Read = (cell) => {
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return cell;
  }
};

/** Every column that a CSV file may have: the path of a field in the contract, and how its cells are read. */
export const COLUMNS = {
  source: text,
  sourceId: text,
  slug: text,
  'employer.slug': text,
  'employer.name': text,
  'employer.email': text,
  'employer.industry': text,
  'employer.size': text,
  'employer.verified': boolean,
  'employer.logo': text,
  title: text,
  department: text,
  summary: text,
  description: (cell) => cell,
  descriptionFormat: text,
  /** Separated by `;`, as all lists are. */
  deliverables: list,
  /** JSON, as `questions`. */
  milestones: json,
  'hours.min': number,
  'hours.max': number,
  /** In whole units, `450` or `450.50`, with `currency`. */
  fee: text,
  currency: text,
  /** In minor units. */
  'fee.amount': number,
  'fee.currency': text,
  takeHomePercent: number,
  paidBy: text,
  classification: text,
  publishedAt: text,
  /** A moment with an offset, or a day or time on the wall of `timeZone`. */
  applicationOpens: text,
  applicationDeadline: text,
  decisionBy: text,
  timeZone: text,
  'applicationOpens.at': text,
  'applicationOpens.timeZone': text,
  'applicationDeadline.at': text,
  'applicationDeadline.timeZone': text,
  'decisionBy.at': text,
  'decisionBy.timeZone': text,
  kickOff: text,
  /** A day, or a number of days after kick-off. */
  due: text,
  'due.date': text,
  'due.daysAfterKickOff': number,
  arrangement: text,
  location: text,
  /** A code of ISO 3166-1, `US`. */
  country: text,
  skills: list,
  openings: number,
  filled: number,
  applicationLimit: number,
  'eligibility.classYears': list,
  'eligibility.majors': list,
  'eligibility.workAuthorisation': text,
  exclusiveTo: text,
  featured: boolean,
  sample: boolean,
  requiredDocuments: list,
  questions: json,
  statements: list,
  language: text,
  status: text,
  retentionDays: number,
} satisfies Record<string, Read>;

const isColumn = (name: string): name is keyof typeof COLUMNS => Object.hasOwn(COLUMNS, name);

/** A row in the contract's shape of the cells under their columns; an unknown column stays, to be reported. */
export const csvValue = (cells: ReadonlyMap<string, string>): unknown => {
  const entries: [string, unknown][] = [];
  const nested = new Map<string, [string, unknown][]>();
  for (const [name, cell] of cells) {
    const value = isColumn(name) ? COLUMNS[name](cell) : cell;
    const [parent = '', child] = name.split('.', 2);
    // Of `fee` and `fee.amount` in one row the second is the exact one.
    if (!isColumn(name) || child === undefined) entries.push([name, value]);
    else nested.set(parent, [...(nested.get(parent) ?? []), [child, value]]);
  }
  return Object.fromEntries([
    ...entries,
    ...[...nested].map(([parent, children]) => [parent, Object.fromEntries(children)] as const),
  ]);
};
