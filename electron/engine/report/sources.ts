import { timestampUs } from '../../../models/domain/time.ts';
import type { Coverage, LogCoverage, ModelRun, ReportSource } from '../../../models/report/input.ts';
import { caseStatus } from '../case/case-status.ts';
import type { OpenCase } from '../case/open-case.ts';
import { coverageOf as logsCovered } from '../coverage/coverage.ts';
import type { Database } from '../database/database.ts';
import { receiptOf, sourceRows } from '../ingest/source-row.ts';
import type { Shown } from '../masking/shown.ts';
import { lastRuns, unmappedTypes } from '../queries/report.ts';

/** Receipts; names in paths and warnings as the case shows them. */
export async function reportSources(database: Database, names: Shown): Promise<ReportSource[]> {
  const rows = await sourceRows(database);
  return rows.map((row) => {
    const receipt = receiptOf(row);
    return {
      name: names.text(row.name),
      receipt: { ...receipt, path: names.text(receipt.path), warnings: receipt.warnings.map(names.text) },
      zoneDecision: row.zone_decision,
      importedUs: timestampUs(row.imported_us),
    };
  });
}

interface RunRow extends Readonly<Record<string, unknown>> {
  readonly model: string;
  readonly version: number;
  readonly seed: number;
  readonly backend: string;
  readonly settings: string;
  readonly finished: number;
}

export async function modelRuns(database: Database): Promise<ModelRun[]> {
  const rows = await database.rows<RunRow>(lastRuns());
  return rows.map(({ finished, ...run }) => ({ ...run, finishedUs: timestampUs(finished) }));
}

export async function coverageOf(open: OpenCase, database: Database): Promise<Coverage> {
  const { events, people, first, last, analysis } = await caseStatus(open);
  const unmapped = await database.rows<{ type: string; events: number }>(unmappedTypes());
  return { events, people, first, last, analysis: analysis.state, unmapped };
}

/** Days of the case's zone, as the coverage view has them. */
export async function logCoverage(open: OpenCase, database: Database, names: Shown): Promise<LogCoverage> {
  const sources = await sourceRows(database);
  return {
    ...(await logsCovered(database, await open.zone())),
    sourceNames: new Map(sources.map(({ source_id: id, name }) => [id, names.text(name)])),
  };
}
