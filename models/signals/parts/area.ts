import { raw, type Sql } from '../../domain/sql.ts';

/**
 * What a file is kept in as a department would name it: the share (`\\fs\plans`), the first two folders of a drive or
 * root (`D:\shares\plans`, `/srv/plans`), or the site (`https://corp.sharepoint.com/sites/plans`), in lower case. Deeper
 * folders are made every day. Else the host or the address.
 */
const AREA =
  /^(?:https?:\/\/[^/]+\/[^/]+\/[^/]+(?=\/)|https?:\/\/[^/]+|\\\\[^\\]+\\[^\\]+|[a-z]:\\[^\\]+\\[^\\]+(?=\\)|[a-z]:\\[^\\]+(?=\\)|\/[^/]+\/[^/]+(?=\/)|\/[^/]+(?=\/)|[^\\/]+)/;

export const areaOf = (resource: string): string => AREA.exec(resource.toLowerCase())?.[0] ?? '';

/** The same of a column `resource` of `alias`; '' for none. */
export const area = (alias: string): Sql =>
  raw(
    String.raw`regexp_extract(lower(${alias}.resource), '^(https?://[^/]+/[^/]+/[^/]+/|https?://[^/]+|\\\\[^\\]+\\[^\\]+|[a-z]:\\[^\\]+\\[^\\]+\\|[a-z]:\\[^\\]+\\|/[^/]+/[^/]+/|/[^/]+/|[^\\/]+)').rtrim('\/')`,
  );
