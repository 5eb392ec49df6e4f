import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { elapsed } from '../../models/figures/numbers.ts';
import { Icon } from './icon.tsx';

/** What is missing and the one next action. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="state">
      <p className="state-title">{title}</p>
      {children && <div className="muted small">{children}</div>}
      {action && <div className="buttons">{action}</div>}
    </div>
  );
}

/** Stands in the region that failed: code, what happened, what to do. */
export function Failure({
  error,
  onRetry,
  children,
}: {
  error: AppError;
  onRetry?: () => void;
  children?: ReactNode;
}) {
  const [copied, setCopied] = useState(false);
  const details = JSON.stringify({ code: error.code, message: error.message, detail: error.detail });
  const copy = async () => {
    await navigator.clipboard?.writeText(details).catch(() => undefined);
    setCopied(true);
  };
  return (
    <div className="state" role="alert">
      <p className="mono muted">{error.code}</p>
      <p className="state-title failure">
        <Icon name="warn" /> {error.message}
      </p>
      <div className="buttons">
        {onRetry && (
          <button type="button" className="button primary" onClick={onRetry}>
            Try again
          </button>
        )}
        <button type="button" className="button" onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy details'}
        </button>
        {children}
      </div>
    </div>
  );
}

const WIDTHS = [52, 40, 60, 34, 48];

/** Keeps the frame while the first answer is on its way; says after 400 ms what is being waited for. */
export function Skeleton({ rows = 5, what, tall }: { rows?: number; what: string; tall?: boolean }) {
  const late = useLate();
  return (
    <div className="skeleton" aria-busy="true">
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className={tall ? 'skeleton-row tall' : 'skeleton-row'}>
          <i style={{ width: `${WIDTHS[i % WIDTHS.length] ?? 50}%` }} />
          <i />
        </div>
      ))}
      <p className="small muted skeleton-words" role="status">
        {late ? `${what}…` : ''}
      </p>
    </div>
  );
}

const LATE_MS = 400;
function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return late;
}

interface ProgressProps {
  readonly what: string;
  readonly detail: string;
  /** 0 to 1. */
  readonly done: number;
  readonly startedMs: number;
  /** Absent where another window is at it. */
  readonly onCancel?: (() => void) | undefined;
}

/** What is being done, how far, since when and how long still; and the way to stop it. */
export function Progress({ what, detail, done, startedMs, onCancel }: ProgressProps) {
  const now = useSeconds();
  const spent = Math.max(0, now - startedMs);
  const left = done > 0.02 ? spent / done - spent : null;
  return (
    <div className="progress">
      <div className="progress-bar">
        <div className="small nowrap clip">
          <span className="medium">{what}</span> <span className="muted">{detail}</span>
        </div>
        <progress max={1} value={done} aria-label={what} />
      </div>
      <div className="small muted nowrap">
        <div>{elapsed(spent)} so far</div>
        <div>{left === null ? '' : `about ${elapsed(left)} left`}</div>
      </div>
      {onCancel ? (
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
      ) : (
        <span className="small muted nowrap">in another window</span>
      )}
    </div>
  );
}

function useSeconds(): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
