import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.cache/'] },
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
      // `!` after a bounds check that the compiler cannot see is clearer than a second check.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // The type checker does this better.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always'],
      'no-console': ['error'],
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      // No clock, randomness or locale in the core: the same input gives the same output.
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'The core has no clock: pass the time in.' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The core has no clock: pass the time in.' },
        { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'The core has no randomness.' },
        { selector: "CallExpression[callee.property.name=/^toLocale/]", message: 'The core has no locale.' },
        { selector: "CallExpression[callee.property.name='localeCompare']", message: 'The core has no locale.' },
      ],
    },
  },
  { files: ['tools/**', 'bench/**', 'test/**', 'src/cli/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
);
