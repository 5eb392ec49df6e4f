import { describe, expect, it } from 'vitest';
import { recogniseSample, SOURCE_FORMATS, sourceFormat } from '../../../models/sources/index.ts';
import { csvFields, sampleOf } from '../../../models/sources/parts/sample.ts';

const recognised = (name: string, text: string) => recogniseSample(sampleOf(name, text));
const AT = '{X1},01/04/2010 09:00:00,ann,PC-1';

describe('CSV fields', () => {
  it.each([
    ['a,b,c', ['a', 'b', 'c']],
    ['a,,', ['a', '', '']],
    ['"a,b","c ""d""",e', ['a,b', 'c "d"', 'e']],
    ['"a', ['a']],
    ['', ['']],
  ])('of %s', (line, fields) => expect(csvFields(line)).toEqual(fields));
});

describe('a sample', () => {
  it('drops the byte order mark, the .gz and the line that was cut', () =>
    expect(sampleOf('a.csv.gz', '\uFEFFid,b\r\n1,2\r\n3')).toEqual({
      name: 'a.csv',
      header: ['id', 'b'],
      rows: [['1', '2']],
    }));
});

describe('recognising', () => {
  it.each([
    ['x.csv', `id,date,user,pc,activity\n${AT},Logon\n`, 'cert-logon'],
    ['x.csv', `id,date,user,pc,activity\n${AT},Disconnect\n`, 'cert-device'],
    ['x.csv', `id,date,user,pc,filename\n${AT},a.doc\n`, 'cert-file'],
    ['x.csv', `id,date,user,pc,url,content\n${AT},http://x.com,words\n`, 'cert-http'],
    ['x.csv', `id,date,user,pc,to,from\n${AT},a@x.com,b@x.com\n`, 'cert-email'],
    ['x.csv', `pc,extra,user,date,id,url\nPC-1,1,ann,01/04/2010 09:00:00,{1},http://x.com\n`, 'cert-http'],
    ['device.csv', 'id,date,user,pc,activity\n', 'cert-device'],
    ['2010-01.csv', 'employee_name,user_id,email,role\nAnn,ann,a@x,Clerk\n', 'cert-ldap'],
    ['p.csv', 'employee_name,user_id,O,C,E,A,N\nAnn,ann,1,2,3,4,5\n', 'cert-psychometric'],
  ])('%s with %s', (name, text, id) => {
    const found = recognised(name, text);
    expect(found?.format.id).toBe(id);
    expect(found?.recognition.confidence).toBeGreaterThan(0);
    expect(found?.recognition.reason).not.toBe('');
  });

  it.each([
    ['another header', 'x.csv', 'a,b,c\n1,2,3\n'],
    ['no header', 'x.csv', ''],
    ['times of another kind', 'x.csv', 'id,date,user,pc,url\n{1},2010-01-04T09:00:00Z,ann,PC-1,http://x\n'],
    ['activities of another kind', 'x.csv', `id,date,user,pc,activity\n${AT},Sneeze\n`],
    ['a directory without its month', 'ldap.csv', 'employee_name,user_id,email,role\nAnn,ann,a@x,Clerk\n'],
    ['a month that does not exist', '2010-13.csv', 'employee_name,user_id,email,role\nAnn,ann,a@x,Clerk\n'],
  ])('nothing in %s', (_, name, text) => expect(recognised(name, text)).toBeNull());

  it('finds every format by its id', () => {
    for (const format of SOURCE_FORMATS) expect(sourceFormat(format.id)).toBe(format);
    expect(sourceFormat('nothing')).toBeUndefined();
  });
});

describe('a line inside quotes', () => {
  it('looks like a record where its time stands in its place', () => {
    const header = ['id', 'date', 'user', 'pc', 'filename', 'content'];
    const format = sourceFormat('cert-file');
    if (format?.encoding !== 'csv') throw new Error('cert-file');
    const starts = (line: string, columns: readonly string[]) => format.startsRecord(line, columns, ',');
    expect(starts(`${AT},a.doc`, header)).toBe(true);
    expect(starts('words, and 01/04/2010 09:00:00, more words', header)).toBe(false);
  });
});
