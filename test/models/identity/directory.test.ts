import { describe, expect, it } from 'vitest';
import { resolvePeople, type PeopleInput } from '../../../models/identity/resolve-people.ts';

const DAY = 86_400_000_000;

interface Given {
  /** `name` or `name sid`. */
  readonly accounts: readonly string[];
  /** `day|account|full name|e-mail`. */
  readonly directory?: readonly string[];
  /** `one = other`. */
  readonly same?: readonly string[];
  readonly hosts?: readonly string[];
}

/** `account is person since: reason` of accounts that are not called as their person is, and suggestions. */
function resolved({ accounts, directory = [], same = [], hosts = [] }: Given) {
  const named = accounts.map((text, id) => {
    const [name = '', sid = null] = text.split('#');
    return { id, name, sid };
  });
  const input: PeopleInput = {
    accounts: named,
    hostNames: hosts,
    same: same.map((text) => {
      const [account = '', alias = ''] = text.split(' = ');
      return { account, alias };
    }),
    listed: directory.map((text, source) => {
      const [day, account = '', fullName = '', email = ''] = text.split('|');
      return {
        account: account.toLowerCase(),
        fullName: fullName || null,
        email: email || null,
        since: Number(day) * DAY,
        source,
      };
    }),
    decisions: [],
  };
  const name = (id: number) => named[id]?.name ?? '';
  const said = (given: PeopleInput) => {
    const { belongings, suggestions } = resolvePeople(given);
    return {
      people: belongings
        .filter(({ account, person }) => account !== person)
        .map(
          ({ account, person, from, reason }) =>
            `${name(account)} is ${name(person)}${from === null ? '' : ` from ${from / DAY}`}: ${reason}`,
        )
        .sort(),
      suggestions: suggestions
        .map(
          ({ account, candidates, reason }) =>
            `${name(account)}: ${candidates.map(name).sort().join(', ')}: ${reason}`,
        )
        .sort(),
    };
  };
  const forwards = said(input);
  const backwards = { ...input, accounts: named.toReversed(), listed: input.listed.toReversed() };
  expect(said(backwards)).toEqual(forwards);
  return forwards;
}

describe('people by the directory', () => {
  it('are found by their full name, in one order or the other, from the snapshot on', () => {
    expect(
      resolved({
        accounts: ['asm0001', 'Ann.Smith', 'bst0002', 'Stone, Bob'],
        directory: ['10|asm0001|Ann Maria Smith|', '10|bst0002|Bob Stone|', '20|asm0001|Ann Maria Smith|'],
      }).people,
    ).toEqual(['Ann.Smith is asm0001 from 10: the directory’s full name']);
  });

  it('are found by their e-mail, and by the part before the @', () => {
    expect(
      resolved({
        accounts: ['asm0001', 'a.smith@corp.example', 'bst0002', String.raw`CORP\bobby`],
        directory: ['10|asm0001|Ann Smith|A.Smith@corp.example', '12|bst0002|Bob Stone|bobby@corp.example'],
      }).people,
    ).toEqual([
      String.raw`CORP\bobby is bst0002 from 12: the directory’s e-mail begins so`,
      'a.smith@corp.example is asm0001 from 10: same directory e-mail',
    ]);
  });

  it('two of one name stay apart and are suggested with both', () => {
    expect(
      resolved({
        accounts: ['asm0001', 'asm0002', 'Ann.Smith'],
        directory: ['10|asm0001|Ann Smith|ann1@corp.example', '10|asm0002|Ann Smith|ann2@corp.example'],
      }),
    ).toEqual({
      people: [],
      suggestions: ['Ann.Smith: asm0001, asm0002: the directory’s full name'],
    });
  });

  it('two accounts of one full name stay apart, too', () => {
    expect(
      resolved({
        accounts: ['asm0001', String.raw`CORP\ann.smith`, String.raw`SALES\ann.smith`],
        directory: ['10|asm0001|Ann Smith|'],
      }),
    ).toEqual({
      people: [],
      suggestions: [
        String.raw`CORP\ann.smith: asm0001: the directory’s full name, as of other accounts`,
        String.raw`SALES\ann.smith: asm0001: the directory’s full name, as of other accounts`,
      ],
    });
  });

  it('are not guessed from an address elsewhere, which is suggested, from a first name alone, or an account that the directory has itself', () => {
    expect(
      resolved({
        accounts: ['asm0001', 'ann_smith@mail.example', 'ann', 'ann.smith'],
        directory: ['10|asm0001|Ann Smith|asm@corp.example', '10|ann.smith|Ann Smith|other@corp.example'],
      }),
    ).toEqual({
      people: [],
      suggestions: [
        'ann_smith@mail.example: ann.smith, asm0001: the directory’s full name, at an address elsewhere',
      ],
    });
  });

  it('go by a user id that only one domain has', () => {
    const given = { directory: ['10|ann|Ann Smith|ann.smith@corp.example'] };
    expect(resolved({ ...given, accounts: [String.raw`CORP\ann`, 'ann.smith@corp.example'] }).people).toEqual(
      [String.raw`ann.smith@corp.example is CORP\ann from 10: same directory e-mail`],
    );
    expect(resolved({ ...given, accounts: [String.raw`CORP\ann`, String.raw`SALES\ann`] })).toEqual({
      people: [],
      suggestions: [],
    });
  });
});

describe('ids', () => {
  const okta = '00u1a2b3c4d5e6f7g8h9';
  const entra = '6f9619ff-8b86-d011-b42d-00c04fc964ff';

  it('of Okta and Entra are the account that a record names beside them, from the beginning', () => {
    expect(
      resolved({
        accounts: [okta, entra, 'ann@corp.example', String.raw`CORP\ann`],
        same: [`${okta} = ann@corp.example`, `${entra.toUpperCase()} = ann@corp.example`],
      }).people,
    ).toEqual(
      [
        `${okta} is ${String.raw`CORP\ann`}: a record carries both names`,
        `${entra} is ${String.raw`CORP\ann`}: a record carries both names`,
        String.raw`ann@corp.example is CORP\ann: same user name and domain`,
      ].sort(),
    );
  });

  it('meet over a name that only the list has', () => {
    expect(resolved({ accounts: [okta, entra], same: [`ann = ${okta}`, `ann = ${entra}`] }).people).toEqual([
      `${entra} is ${okta}: a record carries both names`,
    ]);
  });

  it('keep their account under a new name; a name that went to another account joins neither', () => {
    const other = '00uzzzzzzzzzzzzzzzzz';
    expect(
      resolved({
        accounts: [okta, 'ann@corp.example', 'annette@corp.example'],
        same: [`${okta} = ann@corp.example`, `${okta} = annette@corp.example`],
      }).people,
    ).toHaveLength(2);
    expect(
      resolved({
        accounts: [okta, other, 'ann@corp.example'],
        same: [`${okta} = ann@corp.example`, `${other} = ann@corp.example`],
      }).people,
    ).toEqual([]);
  });

  it('that nothing names stay apart, and never name a person beside a name', () => {
    expect(resolved({ accounts: [okta, 'ann@corp.example'] }).people).toEqual([]);
    expect(
      resolved({ accounts: [okta, 'ann@corp.example'], same: [`ann@corp.example = ${okta}`] }).people,
    ).toEqual([`${okta} is ann@corp.example: a record carries both names`]);
  });
});

describe('one person under every name', () => {
  it('CORP\\ann, ann@corp.example, Ann.Smith, a SID and ids', () => {
    const okta = '00u1a2b3c4d5e6f7g8h9';
    const { people, suggestions } = resolved({
      accounts: [
        String.raw`CORP\ann#S-1-5-21-7-1104`,
        'ann@corp.example',
        'Ann.Smith',
        'S-1-5-21-7-1104#S-1-5-21-7-1104',
        okta,
      ],
      directory: ['10|ann|Ann Smith|ann@corp.example'],
      same: [`${okta} = ann@corp.example`],
    });
    expect(suggestions).toEqual([]);
    expect(people.map((line) => line.split(': ')[1]).sort()).toEqual([
      'a record carries both names',
      'same SID',
      'same user name and domain',
      'the directory’s full name',
    ]);
    expect(people.every((line) => line.includes(String.raw` is CORP\ann`))).toBe(true);
  });
});
