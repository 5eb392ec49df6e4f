import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { csvParseRows } from 'd3-dsv';
import { sql } from '../../../models/domain/sql.ts';
import { LabelFormatError, readLabels, type Label } from '../../../models/evaluation/labels.ts';
import type { LabelReceipt } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { OpenCase } from '../case/open-case.ts';

/** Attaches ground truth to a case. The same file again replaces its own labels; other files' stay. */
export async function attachLabels(open: OpenCase, path: string): Promise<LabelReceipt> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError(
      'PATH_MISSING',
      `${path} cannot be read. Check the path and its permissions.`,
      { path },
      cause,
    );
  });
  const labels = parse(bytes.toString('utf8'), path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await knownAccounts(open);
  await open.exclusively('attaching labels', () =>
    open.writer.transaction(async () => {
      await open.writer.run(sql`DELETE FROM label WHERE file_sha256 = ${sha256}`);
      await insertLabels(open, labels, sha256);
    }),
  );
  await open.audit('labels attached', { file: basename(path), sha256, rows: labels.length });
  return {
    rows: labels.length,
    userDays: new Set(labels.map((label) => `${label.account.toLowerCase()}|${label.day}`)).size,
    unknownUsers: [...new Set(labels.map((label) => label.account))].filter(
      (name) => !known.has(name.toLowerCase()),
    ),
  };
}

function parse(text: string, path: string): Label[] {
  try {
    return readLabels(csvParseRows(text.replace(/^\uFEFF/, '')));
  } catch (error) {
    if (!(error instanceof LabelFormatError)) throw error;
    throw new AppError('BAD_REQUEST', `${path} is no label file: ${error.message}.`, { path }, error);
  }
}

async function knownAccounts(open: OpenCase): Promise<Set<string>> {
  const rows = await open.reader.rows<{ name: string }>('SELECT name FROM account');
  return new Set(rows.map((row) => row.name.toLowerCase()));
}

async function insertLabels(open: OpenCase, labels: readonly Label[], sha256: string): Promise<void> {
  const appender = await open.writer.connection.createAppender('label');
  for (const label of labels) {
    appender.appendVarchar(sha256);
    appender.appendVarchar(label.scenario);
    appender.appendVarchar(label.account);
    appender.appendInteger(label.day);
    appender.appendNull();
    appender.appendVarchar(label.detail);
    appender.endRow();
  }
  appender.closeSync();
}
