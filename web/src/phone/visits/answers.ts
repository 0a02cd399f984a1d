// Questions and answers of a visit, in words.
import type { Answers } from '@/offline/visit-drafts'
import type { Form } from './worksheet'

export type Section = Form['sections'][number]
export type Question = Section['questions'][number]

export const isAnswered = (answers: Answers, { name }: Question) =>
  (answers[name] ?? []).some((value) => value.trim() !== '')

export const isComplete = (section: Section, answers: Answers) =>
  section.questions.every((question) => !question.required || isAnswered(answers, question))

// 义务教育：有保障；饮水安全：安全
export const inWords = (section: Section, answers: Answers) =>
  section.questions
    .filter((question) => isAnswered(answers, question))
    .map(({ name, title, unit }) => `${title}：${(answers[name] ?? []).join('、')}${unit ?? ''}`)

// The answers to those questions alone; blank ones are left out.
export function answersTo(sections: readonly Section[], answers: Answers): Answers {
  const kept: Answers = {}
  for (const question of sections.flatMap(({ questions }) => questions)) {
    if (isAnswered(answers, question)) kept[question.name] = [...(answers[question.name] ?? [])]
  }
  return kept
}
