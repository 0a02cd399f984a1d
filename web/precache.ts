// The service worker of the phone pages, as one file at a fixed address, with the list of what it has to keep: the phone's page
// and everything it loads, now or later. The version is a digest of that list and of the page, so that it changes with them.
import { createHash } from 'node:crypto'
import { build, type Plugin, type Rollup } from 'vite'

interface Options {
  worker: string
  // File names below the output folder.
  page: string
  into: string
  also: string[]
}

export function precache({ worker, page, into, also }: Options): Plugin {
  let alias: Record<string, string> = {}
  return {
    name: 'shouwang-precache',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      for (const { find, replacement } of config.resolve.alias) {
        if (typeof find === 'string') alias = { ...alias, [find]: replacement }
      }
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const html = bundle[page]
        if (html?.type !== 'asset') throw new Error(`${page} is not there`)
        const files = [...new Set([...filesOf(bundle, page), ...also])].sort()
        const version = createHash('sha256').update(files.join('\n')).update(html.source).digest('hex').slice(0, 16)
        const kept = { version, page: `/${page}`, files: files.map((file) => `/${file}`) }
        this.emitFile({ type: 'asset', fileName: into, source: await compiled(worker, alias, kept) })
      },
    },
  }
}

// The entry of `page`, everything it imports at once or later, and the styles of all of them.
function filesOf(bundle: Rollup.OutputBundle, page: string): Set<string> {
  const found = new Set<string>()
  const visit = (name: string) => {
    const chunk = bundle[name]
    if (found.has(name) || chunk?.type !== 'chunk') return
    found.add(name)
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style)
    chunk.imports.forEach(visit)
    chunk.dynamicImports.forEach(visit)
  }
  for (const file of Object.values(bundle)) {
    if (file.type === 'chunk' && file.isEntry && file.facadeModuleId?.endsWith(`/${page}`)) visit(file.fileName)
  }
  return found
}

async function compiled(entry: string, alias: Record<string, string>, kept: object): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias },
    define: { __PRECACHE__: JSON.stringify(kept) },
    build: {
      write: false,
      target: 'es2020',
      copyPublicDir: false,
      lib: { entry, formats: ['iife'], name: 'worker', fileName: 'worker' },
    },
  })
  const [first] = Array.isArray(output) ? output : [output]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (!chunk) throw new Error('the service worker was not built')
  return chunk.code
}
