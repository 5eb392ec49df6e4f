import { bring, file, newCase } from './cases.ts';

const COLUMNS = `strftime(make_timestamp(at_us), '%Y-%m-%d %H:%M:%S') AS "at", stream, action, outcome, a.name AS account, a.kind,
  t.name AS target, src_ip, h.name AS src_host, country, city, device, user_agent, session_ref, network, factor, resource, channel, given_key, e.bytes, detail, latitude, longitude`;

export const ndjson = (records: readonly object[]) =>
  records.map((record) => JSON.stringify(record)).join('\n');

/** The receipt and the events, by name, of one file of a cloud in a case of its own. */
export async function imported(name: string, content: string) {
  const open = await newCase();
  const [receipt] = await bring(open, file(name, content));
  const events = await open.writer.rows<{
    at: string;
    action: string;
    account: string;
    target: string | null;
  }>(
    `SELECT ${COLUMNS} FROM event e JOIN account a USING (account_id) LEFT JOIN account t ON t.account_id = e.target_account_id
     LEFT JOIN host h ON h.host_id = e.src_host_id ORDER BY e.event_id`,
  );
  return { receipt, events };
}
