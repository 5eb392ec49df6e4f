import { expect, it } from 'vitest';
import { runAnalysis } from '../../../electron/engine/pipeline/run-analysis.ts';
import { bring, file, newCase } from '../ingest/cases.ts';
import { record, rule } from '../ingest/microsoft-365-records.ts';

/** Every stage over mail sent and a rule. */
async function toldOf(...records: readonly object[]) {
  const open = await newCase();
  const [receipt] = await bring(open, file('audit.json', JSON.stringify(records)));
  expect(receipt).toMatchObject({ stored: records.length, balanced: true });
  await runAnalysis(open, { signal: new AbortController().signal, emit: () => undefined, nowUs: () => 1 });
  const told = await open.reader.rows<{ said: string }>(
    `SELECT concat_ws(' | ', entity, severity, explanation) AS said FROM signal WHERE signal = 'mail-forwarding'`,
  );
  const [coverage] = await open.reader.rows<{ status: string }>(
    `SELECT state AS status FROM signal_coverage WHERE signal = 'mail-forwarding'`,
  );
  return { told: told.map(({ said }) => said), coverage: coverage?.status };
}

const sent = record('Send', { MailboxOwnerUPN: 'ann@corp.example', Item: { SizeInBytes: 100 } });

it('tells a rule that forwards mail outside, as the audit log of Microsoft 365 has it', async () =>
  expect(await toldOf(sent, rule('New-InboxRule', { Name: '.', ForwardTo: 'ann.p@mail.example' }))).toEqual({
    told: [
      'ann@corp.example | high | Mail is forwarded to ann.p@mail.example, outside the organisation (mail.example)',
    ],
    coverage: 'assessed',
  }));

it('tells what an administrator sets up for the mailbox of another', async () => {
  const { told } = await toldOf(
    rule(
      'Set-Mailbox',
      { Identity: 'bob@corp.example', ForwardingSmtpAddress: 'smtp:x@outlook.com' },
      { UserId: 'admin@corp.onmicrosoft.com', UserType: 2 },
    ),
  );
  expect(told).toEqual([
    expect.stringMatching(/^admin@corp\.onmicrosoft\.com \| high \| Mail is forwarded to x@outlook\.com/),
  ]);
});

it.each([
  ['to a colleague', rule('New-InboxRule', { ForwardTo: 'bob@corp.example' })],
  ['to a colleague by name', rule('New-InboxRule', { ForwardTo: 'Bob Example' })],
  ['to a domain below', rule('Set-Mailbox', { ForwardingSmtpAddress: 'smtp:desk@help.corp.example' })],
  [
    'that an administrator keeps inside',
    rule(
      'Set-Mailbox',
      { Identity: 'bob@corp.example', ForwardingSmtpAddress: 'smtp:cy@corp.example' },
      { UserId: 'admin@corp.onmicrosoft.com' },
    ),
  ],
  ['that was refused', rule('New-InboxRule', { ForwardTo: 'x@outlook.com' }, { ResultStatus: 'False' })],
])('stays quiet for mail %s', async (_, quiet) =>
  expect(await toldOf(sent, quiet)).toEqual({ told: [], coverage: 'assessed' }),
);

it('cannot be assessed where no rule is in the logs', async () =>
  expect(await toldOf(sent)).toEqual({ told: [], coverage: 'not-assessable' }));
