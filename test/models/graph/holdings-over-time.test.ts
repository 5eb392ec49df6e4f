import { describe, expect, it } from 'vitest';
import { analysed, lines } from '../windows-diary.ts';

/** `time account host level reason by`, in order. */
const stepsOf = async (events: string) =>
  lines(
    await analysed(events),
    `SELECT strftime(make_timestamp(p.at_us), '%H:%M') AS at, a.name, h.name AS host, p.level, p.reason, b.name AS by
     FROM privilege p JOIN account a USING (account_id) LEFT JOIN host h USING (host_id)
     LEFT JOIN account b ON b.account_id = p.by_account_id ORDER BY p.rowid`,
  );

describe('what was given', () => {
  it('is taken away with the group, whatever the group is called by then', async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 dc 4728 CORP\eve as=CORP\ann about="CORP\Domain Admins" sid=S-1-5-21-7-512
        10:00:00 dc 4729 CORP\eve as=CORP\ann about="CORP\Renamed" sid=S-1-5-21-7-512`),
    ).toEqual([
      String.raw`08:00 CORP\ann - 3 group-member-added CORP\eve`,
      String.raw`10:00 CORP\ann - 0 group-member-removed CORP\eve`,
    ]);
  });

  it('stays at what another group still gives', async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 dc 4728 CORP\eve as=CORP\ann about="CORP\Domain Admins"
        09:00:00 dc 4728 CORP\eve as=CORP\ann about="CORP\Server Operators"
        10:00:00 dc 4729 CORP\eve as=CORP\ann about="CORP\Domain Admins"
        11:00:00 dc 4729 CORP\eve as=CORP\ann about="CORP\Sales"`),
    ).toEqual([
      String.raw`08:00 CORP\ann - 3 group-member-added CORP\eve`,
      String.raw`10:00 CORP\ann - 2 group-member-removed CORP\eve`,
    ]);
  });

  it('comes by way of groups that are members of groups, to who was there and who comes', async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 dc 4728 CORP\eve as=CORP\ann about=CORP\Movers sid=S-1-5-21-7-1201
        08:10:00 dc 4728 CORP\eve as=CORP\Movers about=CORP\Helpers sid=S-1-5-21-7-1202
        08:20:00 dc 4728 CORP\eve as=CORP\cy about=CORP\Sales sid=S-1-5-21-7-1203
        08:30:00 dc 4728 CORP\eve as=CORP\Helpers about="CORP\Domain Admins" sid=S-1-5-21-7-512
        08:40:00 dc 4728 CORP\eve as=CORP\bob about=CORP\Movers sid=S-1-5-21-7-1201
        08:50:00 dc 4729 CORP\eve as=CORP\ann about=CORP\Movers sid=S-1-5-21-7-1201
        09:00:00 dc 4729 CORP\eve as=CORP\Helpers about="CORP\Domain Admins" sid=S-1-5-21-7-512`),
    ).toEqual([
      String.raw`08:30 CORP\Helpers - 3 group-member-added CORP\eve`,
      String.raw`08:30 CORP\Movers - 3 group-member-added CORP\eve`,
      String.raw`08:30 CORP\ann - 3 group-member-added CORP\eve`,
      String.raw`08:40 CORP\bob - 3 group-member-added CORP\eve`,
      String.raw`08:50 CORP\ann - 0 group-member-removed CORP\eve`,
      String.raw`09:00 CORP\Helpers - 0 group-member-removed CORP\eve`,
      String.raw`09:00 CORP\Movers - 0 group-member-removed CORP\eve`,
      String.raw`09:00 CORP\bob - 0 group-member-removed CORP\eve`,
    ]);
  });

  it('comes by way of a group that a record names by its SID alone, as Windows names members', async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 dc 4728 CORP\eve as=CORP\ann about=CORP\Helpers sid=S-1-5-21-7-1202
        08:10:00 dc 4728 CORP\eve as=S-1-5-21-7-1202 about="CORP\Domain Admins" sid=S-1-5-21-7-512`),
    ).toEqual([
      String.raw`08:10 S-1-5-21-7-1202 - 3 group-member-added CORP\eve`,
      String.raw`08:10 CORP\ann - 3 group-member-added CORP\eve`,
    ]);
  });

  it('stays where two ways led to it and one is taken away', async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 dc 4728 CORP\eve as=CORP\Helpers about="CORP\Domain Admins"
        08:10:00 dc 4728 CORP\eve as=CORP\ann about=CORP\Helpers
        08:20:00 dc 4728 CORP\eve as=CORP\ann about="CORP\Domain Admins"
        08:30:00 dc 4729 CORP\eve as=CORP\ann about=CORP\Helpers
        08:40:00 dc 4729 CORP\eve as=CORP\ann about="CORP\Domain Admins"`),
    ).toEqual([
      String.raw`08:00 CORP\Helpers - 3 group-member-added CORP\eve`,
      String.raw`08:10 CORP\ann - 3 group-member-added CORP\eve`,
      String.raw`08:40 CORP\ann - 0 group-member-removed CORP\eve`,
    ]);
  });

  it("of a group at a computer raises the group's members there, and ends where groups are in a loop", async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 dc 4728 CORP\eve as=CORP\Movers about=CORP\Helpers
        08:05:00 dc 4728 CORP\eve as=CORP\Helpers about=CORP\Movers
        08:10:00 dc 4728 CORP\eve as=CORP\ann about=CORP\Movers
        08:20:00 srv 4732 CORP\eve as=CORP\Helpers about=Builtin\Administrators sid=S-1-5-32-544
        08:30:00 ws-01 4732 CORP\eve as=CORP\cy about=Builtin\Administrators sid=S-1-5-32-544
        08:40:00 srv 4733 CORP\eve as=CORP\Helpers about=Builtin\Administrators sid=S-1-5-32-544`),
    ).toEqual([
      String.raw`08:20 CORP\Helpers srv 2 group-member-added CORP\eve`,
      String.raw`08:20 CORP\Movers srv 2 group-member-added CORP\eve`,
      String.raw`08:20 CORP\ann srv 2 group-member-added CORP\eve`,
      String.raw`08:30 CORP\cy ws-01 2 group-member-added CORP\eve`,
      String.raw`08:40 CORP\Helpers srv 0 group-member-removed CORP\eve`,
      String.raw`08:40 CORP\Movers srv 0 group-member-removed CORP\eve`,
      String.raw`08:40 CORP\ann srv 0 group-member-removed CORP\eve`,
    ]);
  });

  it('is taken away at the computer on which it counted', async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 srv 4732 CORP\eve as=CORP\ann about=Builtin\Administrators sid=S-1-5-32-544
        09:00:00 srv 4733 CORP\eve as=CORP\ann about=Builtin\Administrators sid=S-1-5-32-544`),
    ).toEqual([
      String.raw`08:00 CORP\ann srv 2 group-member-added CORP\eve`,
      String.raw`09:00 CORP\ann srv 0 group-member-removed CORP\eve`,
    ]);
  });

  it('no longer makes special privileges those of the domain', async () => {
    expect(
      (
        await stepsOf(String.raw`
          08:00:00 dc 4728 CORP\eve as=CORP\ann about="CORP\Domain Admins"
          09:00:00 dc 4729 CORP\eve as=CORP\ann about="CORP\Domain Admins"
          10:00:00 ws-01 4624 CORP\ann type=2 id=0x1
          10:00:00 ws-01 4672 CORP\ann id=0x1`)
      ).at(-1),
    ).toBe(String.raw`10:00 CORP\ann ws-01 2 special-privileges -`);
  });

  it('ends with the account: one that is made again begins with nothing', async () => {
    expect(
      await stepsOf(String.raw`
        08:00:00 dc 4728 CORP\eve as=CORP\ann about="CORP\Domain Admins"
        09:00:00 dc 4726 CORP\eve as=CORP\ann
        10:00:00 dc 4728 CORP\eve as=CORP\ann about="CORP\Server Operators"`),
    ).toEqual([
      String.raw`08:00 CORP\ann - 3 group-member-added CORP\eve`,
      String.raw`09:00 CORP\ann - 0 account-deleted CORP\eve`,
      String.raw`10:00 CORP\ann - 2 group-member-added CORP\eve`,
    ]);
  });
});
