import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'vite';

export const ROOT = resolve(import.meta.dirname, '../..');
const AREAS = ['electron', 'renderer', 'models', 'test', 'build'];

/** A source as the rules see it; `path` is relative to the repository, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
}

/** Every TypeScript and JavaScript file of the project. */
export const sourceFiles: readonly SourceFile[] = AREAS.flatMap((area) => filesBelow(area))
  .filter((path) => /\.(ts|tsx|mjs|cjs|js)$/.test(path) && !path.startsWith('test/fixtures/'))
  .map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    return { path, text, lines: text.split('\n').length - 1 };
  });

export function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(ROOT.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();
}

/** A node of the parsed file (ESTree with TypeScript). */
export type Node = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly start: number;
  readonly end: number;
};

/** Every node of a file, parents before children. Throws where the file does not parse. */
export function nodesOf(file: SourceFile): Node[] {
  const { program, errors } = parseSync(file.path, file.text);
  if (errors.length > 0) throw new SyntaxError(`${file.path}: ${errors[0]?.message ?? 'does not parse'}`);
  const found: Node[] = [];
  collect(program, found);
  return found;
}

function collect(value: unknown, into: Node[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, into);
  } else if (isNode(value)) {
    into.push(value);
    for (const child of Object.values(value)) collect(child, into);
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

export const lineOf = (file: SourceFile, node: Node) => file.text.slice(0, node.start).split('\n').length;
