import type { Action } from '../../domain/event.ts';
import type { MappedKind, Mapping } from '../../domain/mapping.ts';
import type { TableSample } from './table.ts';

const SIGN_IN =
  /log[\s_-]?(?:in|on|off|out)|sign[\s_-]?(?:in|on|out)|auth|vpn|session|anmeld|abmeld|connexion|ログイン|ログオン|ログアウト|認証/i;
const CHANGE = /chang|modif|updat|grant|revok|assign|role|permission|config|änder|変更/i;
const TRANSFER = /transfer|upload|download|send|sent|copy|copied|proxy|get|post|put|転送|送信/i;

/** What a file tells of, by its mapped fields, its name, its columns and the words of its actions. */
export function kindFor(
  table: TableSample,
  fields: Mapping['fields'],
  actions: readonly string[],
): MappedKind {
  const words = `${table.name} ${table.columns.join(' ')}`;
  const some = (pattern: RegExp) => actions.some((action) => pattern.test(action));
  if (fields.amount !== undefined) return 'transaction';
  if (some(SIGN_IN) || (SIGN_IN.test(table.name) && !some(TRANSFER))) return 'logon';
  if (some(CHANGE) || /old[\s_]?value|new[\s_]?value|alter wert|neuer wert/i.test(words)) return 'change';
  if (fields.bytes !== undefined) return 'transfer';
  if (fields.resource !== undefined || fields.dst_host !== undefined) return 'access';
  return SIGN_IN.test(words) ? 'logon' : 'event';
}

const ENDS =
  /log[\s_-]?(?:off|out)|sign[\s_-]?out|disconnect|abmeld|getrennt|déconnexion|ログアウト|ログオフ|切断/i;
const BEGINS =
  /log[\s_-]?(?:on|in)|sign[\s_-]?(?:on|in)|connect|anmeld|verbunden|connexion|ログイン|ログオン|接続/i;
const FAILS = /fail|denied|reject|invalid|refus|fehl|échec|失敗|拒否/i;
const DELETES = /delet|remov|lösch|supprim|削除/i;

/** Words of the action column that mean an action of ours. At a known machine people sit; elsewhere they sign in over a network. */
export function actionsFor(
  kind: MappedKind,
  fields: Mapping['fields'],
  actions: readonly string[],
): Readonly<Record<string, Action>> {
  const desk = fields.src_host !== undefined && fields.src_ip === undefined;
  const found: Record<string, Action> = {};
  for (const word of new Set(actions.map((action) => action.toLowerCase()))) {
    const action =
      kind === 'logon'
        ? signIn(word, desk)
        : DELETES.test(word) && kind !== 'transaction'
          ? 'object-deleted'
          : null;
    if (action !== null) found[word] = action;
  }
  return found;
}

function signIn(word: string, desk: boolean): Action | null {
  if (FAILS.test(word)) return 'logon-failed';
  if (ENDS.test(word)) return desk ? 'logged-off' : 'session-ended';
  if (BEGINS.test(word)) return desk ? 'logged-on' : 'remote-logon';
  return null;
}
