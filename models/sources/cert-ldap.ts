import type { RowFormat } from './parts/format.ts';

const MONTH = /^(\d{4}-(?:0[1-9]|1[0-2]))\.csv$/;
const REQUIRED = ['employee_name', 'user_id', 'email', 'role'];
const OPTIONAL = ['business_unit', 'functional_unit', 'department', 'team', 'supervisor'];

/** A monthly snapshot of the directory: the file name, `YYYY-MM.csv`, says from when it holds. */
const format: RowFormat = {
  kind: 'rows',
  encoding: 'csv',
  id: 'cert-ldap',
  version: 1,
  title: 'CERT directory of a month',
  table: 'directory_entry',
  reason: 'directory',
  needsZone: false,
  needsKnownDay: false,
  required: REQUIRED,
  optional: OPTIONAL,
  rowId: null,
  recognise: (sample) => {
    if (!REQUIRED.every((name) => sample.header.includes(name))) return null;
    const month = MONTH.exec(sample.name)?.[1];
    return month === undefined ? null : { confidence: 1, reason: `directory columns, snapshot of ${month}` };
  },
  startsRecord: () => true,
  map: (column, { sample }) => ({
    columns: {
      as_of: `DATE '${MONTH.exec(sample.name)?.[1] ?? '1970-01'}-01'`,
      account: column('user_id'),
      full_name: column('employee_name'),
      ...Object.fromEntries(['email', 'role', ...OPTIONAL].map((field) => [field, column(field)])),
    },
    checks: [{ when: `coalesce(${column('user_id')}, '') = ''`, reason: 'no user_id' }],
  }),
};
export default format;
