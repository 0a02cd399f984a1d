// Comparisons as pages use them.
import type { ItemOf, ReplyOf } from '@/api/client'
import { jobStates, type Tone } from '@/format/words'

export type Run = ItemOf<'listRuns'>
export type RunDetail = ReplyOf<'readRun'>

export const isOver = (run: Run) => run.state !== 'queued' && run.state !== 'running'

// A repeat is said to have been done only with its verdict.
export function stateOf(run: Run): { text: string; tone: Tone } {
  if (run.state === 'running') return { text: '比对中', tone: 'open' }
  if (run.same === true) return { text: '结果一致', tone: 'done' }
  if (run.same === false) return { text: '结果不同', tone: 'act' }
  return jobStates[run.state] ?? { text: run.state, tone: 'quiet' }
}

// What each result file is.
export const fileWords: Record<string, { title: string; note: string }> = {
  'clues.xlsx': { title: '线索核查表', note: '按乡镇分表，可打印、可填报' },
  'clues.csv': { title: '线索清单', note: '每条线索的说明和依据' },
  'households.csv': { title: '风险户清单', note: '每户的处理建议和帮扶措施' },
  'rejects.csv': { title: '没有读入的行', note: '哪个文件哪一行、为什么' },
  'repairs.csv': { title: '自动改正的单元格', note: '原来怎么写、改成什么' },
  'summary.json': { title: '运行摘要', note: '给技术人员核对用' },
}
