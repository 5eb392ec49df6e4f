import { describe, expect, it } from 'vitest';
import privilegeEscalation from '../../../models/signals/privilege-escalation.ts';
import remoteExecution from '../../../models/signals/remote-execution.ts';
import { days } from './case-parts.ts';
import { at, told } from './events.ts';

const command = { action: 'command-sent', channel: 'ssm SendCommand', resource: 'i-0abc' } as const;
const says = (found: ReturnType<typeof told>) =>
  found.map(({ severity, says: words }) => `${severity}: ${words}`);

describe("a command through a cloud's own tools", () => {
  it('is told of who has not sent one for long', () =>
    expect(says(told(remoteExecution, [at(0, 9, command), at(80, 9, command)]))).toEqual([
      'medium: Sent a command to i-0abc (ssm SendCommand), which they had not done in 60 days',
      'medium: Sent a command to i-0abc (ssm SendCommand), which they had not done in 60 days',
    ]));

  it('stays quiet for who sends them every day, and where it was refused', () => {
    const daily = days(20, (day) => [at(day, 9, command)]);
    expect(told(remoteExecution, daily)).toHaveLength(1);
    expect(told(remoteExecution, [at(0, 9, { ...command, failed: true })])).toEqual([]);
  });
});

describe('who may take on a role', () => {
  const trust = {
    action: 'role-granted',
    channel: 'iam UpdateAssumeRolePolicy',
    resource: 'deploy',
  } as const;

  it('is a grant, whatever the role is called', () =>
    expect(says(told(privilegeEscalation, [at(0, 9, trust)]))).toEqual([
      'medium: person1 granted a role, a group or somebody unnamed deploy; the case has no list of changes',
    ]));

  it('is none where another policy of no privileged name is attached', () =>
    expect(told(privilegeEscalation, [at(0, 9, { ...trust, channel: 'iam AttachRolePolicy' })])).toEqual([]));
});
