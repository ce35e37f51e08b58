import { fileURLToPath } from 'node:url';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('..', import.meta.url));

const EQUAL = { from: 'package', package: '@open-wc/semantic-dom-diff', name: 'Equal' };

export default tseslint.config(
  {
    // The frameworks' own checkers look at what is written for them.
    ignores: [
      '**/dist/',
      '**/.astro/',
      '**/cache/',
      '**/.work/',
      'coverage/',
      'demo/**/*.js',
      'integrations/types/',
      'integrations/frameworks/*/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      eqeqeq: 'error',
      // It takes methods that a test or a listener only passes on for mistakes.
      '@typescript-eslint/unbound-method': 'off',
      // The compiler allows no enums of our own, and asking each node for one takes a sixth of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [...tseslint.configs.strict, ...tseslint.configs.stylistic],
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    rules: { ...litA11y.configs.recommended.rules },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'lit',
              message: 'It brings lit-html, whose Trusted Types policy a site may refuse.',
            },
          ],
        },
      ],
      'lit/no-classfield-shadowing': 'error',
      'lit/no-property-change-update': 'error',
      // Reactive elements always have the callbacks that they inherit.
      'wc/guard-super-call': 'off',
      // The doors define the elements, so that the classes can be had without their tags.
      'wc/define-tag-after-class-definition': 'off',
      'wc/file-name-matches-element': 'off',
    },
  },
  {
    // What these draw has its content on pages that refuse the policy, and a message says why.
    files: [
      'src/parts/{copy,fallback,floating-picker,inspect-mode,markdown,tabs,toc}/**/*.ts',
      'src/page/drawing/drawn-element.ts',
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Chai's assertions are expressions.
      '@typescript-eslint/no-unused-expressions': 'off',
      // The types of the DOM assertions say that `equal` gives a promise, which it does not.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [EQUAL] }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'wc/max-elements-per-file': 'off',
      // The types of the runner's commands say that their answers are void.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Tests also try what authors had better not write.
      'wc/no-closed-shadow-root': 'off',
      'lit-a11y/iframe-title': 'off',
    },
  },
);
