import type { Severity } from '../../models/domain/signal.ts';

/** Told apart by shape as well as by colour: a dot, a diamond, and a diamond in a frame. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <svg className={`severity ${severity}`} viewBox="0 0 12 12" aria-hidden="true">
      {severity === 'low' && <circle cx="6" cy="6" r="2.5" />}
      {severity === 'medium' && <circle cx="6" cy="6" r="3.5" />}
      {(severity === 'high' || severity === 'critical') && <path d="M6 2.5 9.5 6 6 9.5 2.5 6z" />}
      {severity === 'critical' && <path className="severity-frame" d="M6 .7 11.3 6 6 11.3.7 6z" />}
    </svg>
  );
}
