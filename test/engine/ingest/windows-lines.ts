/** A Windows record in winlogbeat's nesting. `minute` of 4 March 2024, 10 h UTC. */
export function signIn(user: string, minute: number, more: Readonly<Record<string, unknown>> = {}) {
  return {
    '@timestamp': `2024-03-04T10:${String(minute).padStart(2, '0')}:00.000Z`,
    event: { code: '4624', outcome: 'success' },
    winlog: {
      channel: 'Security',
      computer_name: 'srv-01.corp.example',
      event_id: 4624,
      record_id: minute + 1,
      event_data: {
        SubjectUserSid: 'S-1-0-0',
        SubjectUserName: '-',
        SubjectDomainName: '-',
        SubjectLogonId: '0x0',
        TargetUserSid: `S-1-5-21-1-2-3-1${user.length}`,
        TargetUserName: user,
        TargetDomainName: 'CORP',
        TargetLogonId: `0x${(4096 + minute).toString(16)}`,
        LogonType: '3',
        WorkstationName: 'WS-07',
        IpAddress: '10.0.0.7',
      },
      ...more,
    },
  };
}

export const SIGN_INS = ['ann', 'bob', 'cat', 'dan'].map((user, i) => signIn(user, i));

export const line = (record: unknown) => JSON.stringify(record);
export const ndjson = (records: readonly unknown[]) => `${records.map(line).join('\n')}\n`;
export const pretty = (record: unknown) => JSON.stringify(record, null, 2);
