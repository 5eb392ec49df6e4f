import type { RowFormat } from './parts/format.ts';

const TRAITS = ['O', 'C', 'E', 'A', 'N'];
const REQUIRED = ['employee_name', 'user_id', ...TRAITS];

const format: RowFormat = {
  kind: 'rows',
  encoding: 'csv',
  id: 'cert-psychometric',
  version: 1,
  title: 'CERT psychometric scores',
  table: 'psychometric',
  reason: 'psychometric',
  needsZone: false,
  needsKnownDay: false,
  required: REQUIRED,
  optional: [],
  rowId: null,
  recognise: (sample) =>
    REQUIRED.every((name) => sample.header.includes(name))
      ? { confidence: 1, reason: 'user_id and the five traits O, C, E, A, N' }
      : null,
  startsRecord: () => true,
  map: (column) => ({
    columns: {
      account: column('user_id'),
      full_name: column('employee_name'),
      ...Object.fromEntries(
        TRAITS.map((trait) => [trait.toLowerCase(), `try_cast(${column(trait)} AS INTEGER)`]),
      ),
    },
    checks: [
      { when: `coalesce(${column('user_id')}, '') = ''`, reason: 'no user_id' },
      ...TRAITS.map((trait) => ({
        when: `try_cast(${column(trait)} AS INTEGER) IS NULL`,
        reason: `"${trait}" is no whole number`,
      })),
    ],
  }),
};
export default format;
