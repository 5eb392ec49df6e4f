import { DB_IP } from '../../models/figures/context-words.ts';

/** What the licence of DB-IP's data asks for beside every answer from it. */
export function LocationCredit() {
  return (
    <a className="link small" href={DB_IP.href} target="_blank" rel="noreferrer">
      {DB_IP.words}
    </a>
  );
}
