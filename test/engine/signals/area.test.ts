import { expect, it } from 'vitest';
import { area, areaOf } from '../../../models/signals/parts/area.ts';
import { sql } from '../../../models/domain/sql.ts';
import { newCase } from '../ingest/cases.ts';

const AREAS: Readonly<Record<string, string>> = {
  '\\\\FS-01\\Plans\\2026\\a.docx': '\\\\fs-01\\plans',
  '\\\\fs-01\\plans': '\\\\fs-01\\plans',
  'D:\\Shares\\Finance\\2026\\q1.xlsx': 'd:\\shares\\finance',
  'D:\\Shares\\q1.xlsx': 'd:\\shares',
  '/srv/plans/2026/a.txt': '/srv/plans',
  '/srv/a.txt': '/srv',
  'https://Corp.sharepoint.com/sites/Plans/Shared Documents/a.docx':
    'https://corp.sharepoint.com/sites/plans',
  'https://corp.sharepoint.com/sites/plans': 'https://corp.sharepoint.com',
  'https://erp.corp.example/': 'https://erp.corp.example',
  'erp.corp.example': 'erp.corp.example',
  'reports/2026/q1': 'reports',
};

it('is the same of a text and in a query: the share, or two folders', async () => {
  expect(Object.keys(AREAS).map(areaOf)).toEqual(Object.values(AREAS));
  const { reader } = await newCase();
  for (const [resource, expected] of Object.entries(AREAS))
    expect(
      await reader.row(sql`SELECT ${area('e')} AS area FROM (SELECT ${resource} AS resource) e`),
    ).toEqual({
      area: expected,
    });
});
