import { posix } from 'node:path';
import { nodesOf, type Node, type SourceFile } from './source-files.ts';

const IMPORTING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

/** What a file imports, in any form: packages by name (`d3`, `node:fs`), files by path from the repository. */
export function importsOf(file: SourceFile): string[] {
  const specifiers = nodesOf(file).flatMap((node) => specifierOf(node) ?? []);
  return [...new Set(specifiers)].map((specifier) => targetOf(file.path, specifier));
}

function specifierOf(node: Node): string | undefined {
  if (IMPORTING.has(node.type)) return textOf(node['source'] ?? node['argument']);
  const callee = node['callee'];
  if (node.type === 'CallExpression' && isNamed(callee, 'require'))
    return textOf((node['arguments'] as unknown[])[0]);
  return undefined;
}

const isNamed = (node: unknown, name: string) =>
  typeof node === 'object' && node !== null && 'name' in node && node.name === name;

function textOf(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null || !('value' in node)) return undefined;
  return typeof node.value === 'string' ? node.value : undefined;
}

function targetOf(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  if (specifier.startsWith('node:')) return specifier;
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
