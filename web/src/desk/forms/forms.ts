// Printable forms: blank, of a household, of a case; as a page to print or as a Word file.
import { api, type ItemOf } from '@/api/client'
import { save } from '@/api/download'

export type Form = ItemOf<'listForms'>

// What a form is printed of. Numbers only: it stands in the address.
export type Subject = { of: 'blank' } | { of: 'household' | 'case'; id: string }

interface Wanted {
  as: 'docx' | 'html'
  // Why ids and phones are to be printed in full; blank: masked.
  purpose?: string
}

function printed(subject: Subject, form: string, { as, purpose }: Wanted) {
  const parseAs = as === 'html' ? ('text' as const) : ('blob' as const)
  if (subject.of === 'blank') {
    return api.GET('/api/v1/forms/{form}', { params: { path: { form }, query: { as } }, parseAs })
  }
  const params = { path: { id: subject.id, form }, query: purpose ? { as, purpose } : { as } }
  return subject.of === 'household'
    ? api.GET('/api/v1/households/{id}/forms/{form}', { params, parseAs })
    : api.GET('/api/v1/cases/{id}/forms/{form}', { params, parseAs })
}

// A whole document; what it looks like comes from the server's stylesheet of forms.
export async function pageOf(subject: Subject, form: string, purpose: string): Promise<string> {
  const { data } = await printed(subject, form, { as: 'html', purpose })
  return String(data)
}
export const saveForm = (subject: Subject, form: string, purpose: string) =>
  save(printed(subject, form, { as: 'docx', purpose }))

export const printPlace = (subject: Subject, form: string) => ({
  path: `/forms/${form}`,
  query: subject.of === 'blank' ? {} : { [subject.of]: subject.id },
})

// The subject that an address names.
export function subjectOf(query: Record<string, unknown>): Subject {
  for (const of of ['household', 'case'] as const) {
    const id = query[of]
    if (typeof id === 'string' && /^\d+$/.test(id)) return { of, id }
  }
  return { of: 'blank' }
}

// Where the page of a printed form leads back to.
export function backOf(subject: Subject) {
  if (subject.of === 'household') return { to: `/households/${subject.id}`, text: '农户' }
  return subject.of === 'case' ? { to: `/cases/${subject.id}`, text: '办理件' } : { to: '/forms', text: '空白表格' }
}
