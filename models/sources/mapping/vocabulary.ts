import type { MappedField } from '../../domain/mapping.ts';

const list = (names: string): readonly string[] => names.split(/,\s*/);

/**
 * Names of columns as exports have them: ECS, Splunk CIM and vendors' own, in English, German, French and Japanese. Compared
 * in lower case, words parted by single blanks.
 */
export const FIELD_NAMES: Readonly<Record<MappedField | 'time', readonly string[]>> = {
  time: list(`time, timestamp, @timestamp, date, datetime, date time, event time, created, created at, created on,
    occurred, occurred at, logged at, ts, time generated, start time, event date, when, utc time, time utc,
    access time, transaction date, booking date, posted at, zeit, datum, uhrzeit, zeitstempel, zeitpunkt,
    buchungsdatum, heure, horodatage, date heure, 日時, 日付, 時刻, 発生日時, タイムスタンプ`),
  user: list(`user, username, user name, userid, user id, account, account name, login name, actor, actor email,
    actor name, principal, user principal name, upn, src user, subject user name, email, user email, employee,
    employee id, staff id, person, cardholder, card holder, badge holder, owner, operator, performed by,
    initiated by, created by, changed by, agent, benutzer, benutzername, anwender, mitarbeiter, konto, kennung,
    sachbearbeiter, utilisateur, compte, identifiant, ユーザー, ユーザー名, ユーザ, ユーザ名, 利用者, 社員番号, 担当者`),
  target_user:
    list(`target user, target user name, target account, dest user, destination user, affected user, recipient,
    payee, beneficiary, counterparty, zielbenutzer, empfänger, destinataire, bénéficiaire, 対象ユーザー, 受取人`),
  host: list(`computer, computer name, recorded by, reporter, dvc, observer name, server, server name, log host, serveur,
    サーバー, サーバ`),
  src_host:
    list(`host, hostname, host name, workstation, workstation name, client, client name, source host, src host, src,
    source, device, device name, machine, machine name, pc, terminal, rechner, gerät, arbeitsplatz, poste,
    machine source, 端末, 端末名, ホスト名, コンピューター名`),
  src_ip:
    list(`ip, ip address, client ip, source ip, src ip, source address, src addr, remote ip, remote address,
    ipaddress, c ip, caller ip, peer ip, vpn ip, public ip, ip adresse, quelladresse, adresse ip, ipアドレス, 接続元,
    送信元`),
  dst_host:
    list(`destination, dest, dest host, destination host, dst host, target, target host, target computer,
    application, app, app name, service, service name, system, database, door, reader, location, site,
    zielsystem, ziel, anwendung, système, application cible, 接続先, 宛先, ドア, システム`),
  dst_ip:
    list(`dest ip, destination ip, dst ip, s ip, server ip, target ip, destination address, dst addr, zieladresse,
    宛先ip`),
  action:
    list(`action, event, event type, event name, activity, operation, event action, type, method, verb, command,
    http method, cs method, category, transaction type, event id, event code, vorgang, aktion, ereignis, tätigkeit, évènement,
    événement, 操作, イベント, 種別, 動作`),
  outcome:
    list(`result, outcome, status, success, event outcome, decision, response, state, access granted, ergebnis,
    erfolg, résultat, statut, 結果, 成否`),
  resource:
    list(`resource, object, object name, file, file name, filename, file path, path, url, uri, cs uri stem, request,
    page, document, item, record, target name, share, share name, table, query, query text, customer,
    customer id, folder, description, details, datei, dateiname, pfad, objekt, fichier, chemin, ressource,
    objet, ファイル, ファイル名, 対象, パス`),
  bytes:
    list(`bytes, size, file size, bytes sent, bytes out, sent bytes, sc bytes, cs bytes, length, content length,
    volume, volumen, datenvolumen, bytes in, bytes total, größe, dateigröße, taille, octets, サイズ, バイト数`),
  items:
    list(`items, count, rows, row count, rows returned, records, quantity, number of records, anzahl, zeilen, nombre,
    件数`),
  amount: list(`amount, value, price, total, sum, amount eur, amount usd, betrag, summe, montant, 金額`),
  record_id:
    list(`id, event id, record id, row id, uuid, guid, log id, transaction id, sequence, seq, no, nr, lfd nr, numéro,
    番号`),
};

const word = (text: string): string =>
  text
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[_\-.\s/()[\]]+/g, ' ')
    .trim()
    .toLowerCase();

/** `userName`, `user_name`, `actor.user-name` as `user name`; of a path its last two parts, the shorter way second. */
export function spellings(column: string): readonly string[] {
  const parts = column.split('.').filter((part) => !/^\d+$/.test(part));
  const [last, before] = [parts.at(-1) ?? column, parts.at(-2)];
  return before === undefined ? [word(column)] : [word(`${before} ${last}`), word(last), word(before)];
}
