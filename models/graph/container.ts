import { raw, type Sql } from '../domain/sql.ts';

/**
 * What the resource of an event belongs to, as SQL over a row `alias` of `event`: the share, folder, service, task, group,
 * device, application, domain of an address on the web, mailbox (several recipients: the first one's domain), or the network address of
 * a sign-in. NULL where it is about nothing of the kind.
 */
export function container(alias: string): Sql {
  const of = (column: string) => `${alias}.${column}`;
  const resource = `nullif(trim(${of('resource')}), '')`;
  const folder = `regexp_extract(${resource}, '^(.*[^\\\\/])[\\\\/]+[^\\\\/]*$', 1)`;
  return raw(`CASE
    WHEN ${of('action')} IN ('app-signed-in', 'certificate-used') THEN ${resource}
    WHEN ${of('stream')} IN ('logon', 'authentication') THEN coalesce(${of('src_ip')}, ${resource})
    WHEN ${of('stream')} = 'device' THEN coalesce(${resource}, 'removable disk')
    WHEN ${of('stream')} = 'web' THEN coalesce(
      nullif(lower(regexp_extract(${resource}, '^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/@]*@)?([^/:?#]+)', 1)), ''), ${resource})
    WHEN ${of('stream')} = 'email' THEN CASE WHEN contains(${resource}, ';')
      THEN '@' || lower(split_part(split_part(${resource}, ';', 1), '@', 2)) ELSE lower(${resource}) END
    WHEN ${of('stream')} IN ('share', 'file', 'object', 'process', 'script')
      THEN CASE WHEN starts_with(${resource}, '\\\\')
        THEN coalesce(nullif(regexp_extract(${resource}, '^(\\\\\\\\[^\\\\]+\\\\[^\\\\]+)', 1), ''), ${resource})
        ELSE coalesce(nullif(${folder}, ''), ${resource}) END
    ELSE ${resource} END`);
}
