import type { FileReceipt } from '../../models/domain/source.ts';
import { bytes, count, plural } from './table.ts';

/** What a file came to, as an equation, with what the analyst has to know about it. */
export function receiptText(receipt: FileReceipt): string {
  const head = `${printable(receipt.path)}  ${receipt.source ?? 'format not known'}  ${bytes(receipt.bytes)}`;
  const lines = [head];
  if (receipt.source !== null) lines.push(equation(receipt));
  if (receipt.first && receipt.last)
    lines.push(`${receipt.first} to ${receipt.last}, zone ${receipt.zone ?? 'of the records'}`);
  lines.push(...receipt.warnings.map((warning) => `warning: ${printable(warning)}`));
  return lines.join('\n  ');
}

function equation({
  records,
  stored,
  rejected,
  duplicate,
  other,
  other_by_reason,
  balanced,
}: FileReceipt): string {
  const reasons = Object.entries(other_by_reason).map(([reason, n]) => `${count(n)} ${reason}`);
  const others = `${count(other)} other${reasons.length > 0 ? ` (${reasons.join(', ')})` : ''}`;
  const sum = `${count(stored)} stored + ${count(rejected)} rejected + ${count(duplicate)} duplicate + ${others}`;
  return `${plural(records, 'record')} = ${sum}, ${balanced ? 'balanced' : 'DOES NOT BALANCE'}`;
}

/** A file's name may hold line ends and terminal commands: they are shown, not obeyed. */
const printable = (text: string) =>
  text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
