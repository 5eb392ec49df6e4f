import { describe, expect, it } from 'vitest';
import { employees } from '../../../models/demo/company/people.ts';
import { demoCompany, demoParts } from '../../../models/demo/demo-company.ts';
import { DEMO_SIZE, sizeProblem } from '../../../models/demo/size.ts';
import {
  accountOf,
  adminOf,
  isAdministrator,
  machineAccount,
} from '../../../models/demo/windows/accounts.ts';
import { machinesOf } from '../../../models/demo/windows/machines.ts';
import { FIRST_DAY } from '../../../models/demo/calendar.ts';
import { day } from '../../../models/domain/time.ts';

const LARGE = { ...DEMO_SIZE, people: 700, isClean: true };

/** Logons of the company without their ids, which run on over what is planted. */
const logonsOf = (isClean: boolean) =>
  new Set(
    (demoCompany({ ...DEMO_SIZE, isClean }).find(({ path }) => path === 'exports/logon.csv')?.text ?? '')
      .split('\n')
      .map((line) => line.split(',').slice(1).join(',')),
  );

describe('the size of the company', () => {
  it('is refused with what can be asked for', () => {
    expect(sizeProblem(DEMO_SIZE)).toBeNull();
    expect(sizeProblem({ ...DEMO_SIZE, people: 300, days: 365 })).toBeNull();
    expect(sizeProblem({ ...DEMO_SIZE, people: 20, days: 30, isClean: true })).toBeNull();
    expect(sizeProblem({ ...DEMO_SIZE, people: 5000 })).toBe(
      '--people takes a whole number from 20 to 2000.',
    );
    expect(sizeProblem({ ...DEMO_SIZE, days: 7 })).toContain('--days');
    expect(sizeProblem({ ...DEMO_SIZE, seed: Number.NaN })).toContain('--seed');
    expect(sizeProblem({ ...DEMO_SIZE, people: 40 })).toContain('--clean');
  });

  it('leaves nobody without a name, an id, a machine, an account and an address of their own', () => {
    const people = employees(LARGE);
    expect(people).toHaveLength(700);
    for (const field of ['id', 'name', 'email', 'pc'] as const)
      expect(new Set(people.map((person) => person[field])).size, field).toBe(700);
    const machines = machinesOf(LARGE.seed, people);
    const own = people.map(({ pc }) => machines.named(pc));
    const accounts = [
      ...people.map(accountOf),
      ...people.filter(isAdministrator).map(adminOf),
      ...own.map(machineAccount),
    ];
    expect(new Set(accounts.map(({ sid }) => sid)).size).toBe(accounts.length);
    expect(new Set(accounts.map(({ name }) => name)).size).toBe(accounts.length);
    expect(new Set(own.map((pc) => machines.addressOf(pc, day(FIRST_DAY + 20)))).size).toBe(700);
  });

  it('keeps the shares of the roles', () => {
    const count = (people: number, role: string) =>
      employees({ ...LARGE, people }).filter((person) => person.role.id === role).length;
    expect([60, 120, 300].map((people) => count(people, 'OpticalEngineer'))).toEqual([12, 24, 60]);
    expect(employees({ ...LARGE, people: 20 })).toHaveLength(20);
  });

  it('has no labelled record without stories, and comes in pieces of a day', () => {
    const clean = { ...DEMO_SIZE, people: 20, days: 30, isClean: true };
    const files = new Map(demoCompany(clean).map(({ path, text }) => [path, text]));
    expect(files.get('answers.csv')).toBe('scenario,user,type,multi_id,date,pc\n');
    const longest = Math.max(...[...demoParts(clean)].map(({ text }) => text.length));
    expect(longest).toBeLessThan(Math.max(...[...files.values()].map((text) => text.length)) / 5);
  });

  it('is the same ordinary life with and without stories', () => {
    const told = logonsOf(false);
    expect([...logonsOf(true)].filter((line) => !told.has(line) && !line.includes('11/2'))).toEqual([]);
  });
});
