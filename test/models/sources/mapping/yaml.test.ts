import { describe, expect, it } from 'vitest';
import { MappingError, readMapping } from '../../../../models/sources/mapping/yaml.ts';

const GOOD = `name: Doors
kind: access
encoding: csv
delimiter: ";"
time:
  columns: [When]
  pattern: iso
fields:
  user: Who
`;

function refusal(text: string): MappingError {
  try {
    readMapping(text);
  } catch (error) {
    if (error instanceof MappingError) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('the YAML of a mapping', () => {
  it('is read', () => {
    expect(readMapping(GOOD)).toEqual({
      name: 'Doors',
      kind: 'access',
      encoding: 'csv',
      delimiter: ';',
      time: { columns: ['When'], pattern: 'iso' },
      fields: { user: 'Who' },
    });
  });

  it.each([
    ['an unknown kind', GOOD.replace('access', 'acess'), 2, 'kind is one of'],
    ['an unknown key', `${GOOD}colour: red\n`, 10, 'colour is not known'],
    ['an unknown field', GOOD.replace('user: Who', 'usr: Who'), 9, 'fields.usr is not known'],
    ['no columns of the time', GOOD.replace('[When]', '[]'), 6, 'time.columns is a list'],
    ['a long delimiter', GOOD.replace('";"', '";;"'), 4, 'delimiter is one character'],
    ['an unknown action', `${GOOD}actions:\n  open: opened\n`, 11, 'actions.open is one of'],
    ['a key twice', `${GOOD}name: Again\n`, 10, 'Map keys must be unique'],
    ['no YAML', 'name: [', 1, ''],
    ['a list', '- a\n', null, 'The mapping is missing'],
  ])('is refused for %s, with the line', (_, text, line, message) => {
    const error = refusal(text);
    expect(error.line).toBe(line);
    expect(error.message).toContain(message);
  });
});
