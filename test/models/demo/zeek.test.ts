import { describe, expect, it } from 'vitest';
import { employees, keyOf } from '../../../models/demo/company/people.ts';
import { demoCompany } from '../../../models/demo/demo-company.ts';
import { CERTIFICATE_OWNER } from '../../../models/demo/zeek/stories/stolen-certificate.ts';

const files = demoCompany();
const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';
const linesOf = (log: string): Record<string, unknown>[] =>
  textOf(`exports/zeek/${log}.ndjson`)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const stolen = new Set(
  textOf('answers.csv')
    .trimEnd()
    .split('\n')
    .map((row) => row.split(','))
    .filter(([scenario]) => scenario === '8')
    .map(([, , , id]) => id),
);
const ssl = linesOf('ssl');
const ordinary = ssl.filter(({ uid }) => !stolen.has(String(uid)));
const story = ssl.filter(({ uid }) => stolen.has(String(uid)));
const owner = employees()
  .find((person) => keyOf(person) === CERTIFICATE_OWNER)
  ?.id.toLowerCase();

describe("Zeek's logs of the company", () => {
  it('stand in order of time, each connection with an id of its own', () => {
    const times = ssl.map(({ ts }) => Number(ts));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(ssl.map(({ uid }) => uid)).size).toBe(ssl.length);
  });

  it('show a certificate to one name, and a renewed one from then on', () => {
    const subjects = new Map<unknown, Set<unknown>>();
    for (const { client_cert_chain_fps: prints, client_subject: subject } of ordinary)
      if (Array.isArray(prints)) subjects.set(prints[0], (subjects.get(prints[0]) ?? new Set()).add(subject));
    expect(subjects.size).toBeGreaterThan(15);
    expect([...subjects.values()].every((of) => of.size === 1)).toBe(true);
    const renewed = linesOf('x509');
    expect(renewed.length).toBeGreaterThan(0);
    for (const { ts, fingerprint } of renewed)
      expect(
        ssl.some(
          ({ ts: used, client_cert_chain_fps: prints }) =>
            Array.isArray(prints) && prints[0] === fingerprint && Number(used) < Number(ts),
        ),
      ).toBe(false);
  });

  it('show one certificate at night from a computer and to services where it never was', () => {
    expect(story).toHaveLength(6);
    expect(new Set(story.map(({ client_subject: subject }) => subject))).toEqual(
      new Set([`CN=${owner},OU=People,O=Halden Optics,C=DK`]),
    );
    const own = ordinary.filter(({ client_subject: subject }) => String(subject).startsWith(`CN=${owner},`));
    expect(own.length).toBeGreaterThan(50);
    const services = new Set(own.map(({ server_name: name }) => name));
    expect(
      [...services].some((name) => String(name).startsWith('vault') || String(name).startsWith('signing')),
    ).toBe(false);
  });
});
