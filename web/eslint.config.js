import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

// What a first load must not hold: the phone pages stay without the desk's component library, and each library has one door.
const elementPlus = { group: ['element-plus', 'element-plus/*'], message: 'The phone pages do without Element Plus.' }

export default ts.config(
  { ignores: ['node_modules', 'src/api/schema.d.ts'] },
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    languageOptions: { globals: { window: 'readonly', document: 'readonly' } },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      // Policy of the server: style attributes in markup would be refused.
      'vue/no-static-inline-styles': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
  {
    files: ['src/phone/**', 'src/public/**', 'src/offline/**', 'src/api/**', 'src/format/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [elementPlus] }] },
  },
  prettier,
)
