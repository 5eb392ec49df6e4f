import type { Handlers, ReportRequest, RequestContext } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { reportDocument } from '../../../models/report/document.ts';
import { requireCase, type EngineState } from '../engine-state.ts';
import { gather } from '../report/gather.ts';
import { verifyReport } from '../report/verify.ts';
import { writeReport } from '../report/write.ts';
import { reading } from './reading.ts';

type ReportHandlers = Pick<Handlers, 'report.draft' | 'report.write' | 'report.verify'>;

export const reportHandlers = (state: EngineState) => {
  const gathered = (request: ReportRequest, context: RequestContext) =>
    reading(state, context, async (database, open) => {
      const input = await gather({ state, open, database, context }, request);
      return { input, document: reportDocument(input) };
    });

  return {
    'report.draft': async (request, context) => (await gathered(request, context)).document,

    'report.write': async ({ request, formats, out }, context) => {
      const open = requireCase(state);
      if (request.title !== undefined && /[\r\n]/.test(request.title))
        throw new AppError('BAD_REQUEST', 'The title holds a line break. Put it in one line.');
      const { input, document } = await gathered(request, context);
      const receipt = await writeReport({
        input,
        document,
        formats: [...new Set(formats)],
        out,
        print: state.settings.print,
        signal: AbortSignal.any([context.signal, open.closing]),
        log: (manifest, directory) =>
          open.audit('report.written', {
            manifest,
            path: directory,
            title: document.title,
            masked: input.masked,
          }),
      });
      return receipt;
    },

    'report.verify': ({ path }) => verifyReport(path),
  } satisfies ReportHandlers;
};
