import { ACTIONS } from '../../domain/event.ts';
import { TIME_WORDS, type Mapping } from '../../domain/mapping.ts';

/** What is wrong with a mapping for a file of these columns: which part of it, and what to do. */
export interface MappingProblem {
  readonly where: string;
  readonly message: string;
}

const DELIMITERS: ReadonlySet<string> = new Set([',', ';', '|', '\t']);

/** Of a mapping alone, whatever the file. */
export const problemsIn = (mapping: Mapping): readonly MappingProblem[] => [
  ...timeProblems(mapping),
  ...wordProblems(mapping),
];

export function problemsOf(mapping: Mapping, columns: readonly string[]): readonly MappingProblem[] {
  return [...timeProblems(mapping), ...fieldProblems(mapping, columns), ...wordProblems(mapping)];
}

function timeProblems({ time }: Mapping): MappingProblem[] {
  const problems: MappingProblem[] = [];
  if (time.columns.length === 0)
    problems.push({ where: 'time.columns', message: 'Choose the column that holds the time.' });
  const isWord = (TIME_WORDS as readonly string[]).includes(time.pattern);
  if (!isWord && !time.pattern.includes('%'))
    problems.push({
      where: 'time.pattern',
      message: `"${time.pattern}" is no pattern: use %d.%m.%Y %H:%M:%S and the like, or ${TIME_WORDS.join(', ')}.`,
    });
  if (!isWord && time.pattern.includes('%') && !/%(?:[YyGsc])/.test(time.pattern))
    problems.push({
      where: 'time.pattern',
      message: 'The pattern has no year (%Y or %y): a time without a year cannot be placed.',
    });
  return problems;
}

function fieldProblems({ encoding, time, fields }: Mapping, columns: readonly string[]): MappingProblem[] {
  // A record of JSON may leave any of its parts out.
  if (encoding === 'json') return [];
  const known = new Set(columns);
  const named: [where: string, column: string][] = [
    ...time.columns.map((column): [string, string] => ['time.columns', column]),
    ...Object.entries(fields).map(([field, column]): [string, string] => [`fields.${field}`, column]),
  ];
  return named
    .filter(([, column]) => !known.has(column))
    .map(([where, column]) => ({
      where,
      message: `The file has no column "${column}". It has ${columns.slice(0, 12).join(', ')}${columns.length > 12 ? ' …' : ''}.`,
    }));
}

function wordProblems({ actions = {}, delimiter }: Mapping): MappingProblem[] {
  const problems = Object.entries(actions)
    .filter(([, action]) => !(ACTIONS as readonly string[]).includes(action))
    .map(([word, action]) => ({
      where: `actions.${word}`,
      message: `"${action}" is no action that Tracewell knows.`,
    }));
  if (delimiter !== undefined && !DELIMITERS.has(delimiter))
    problems.push({
      where: 'delimiter',
      message: 'Fields are parted by a comma, a semicolon, a bar or a tab.',
    });
  return problems;
}
