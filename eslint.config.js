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
    files: ['src/core/**/*.ts', 'lab/**/*.ts'],
    ignores: ['**/*.test.ts', 'lab/clock.ts'],
    rules: {
      // No clock, randomness or locale in the core and the lab: the same input, or seed, gives the same output.
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'No clock here: pass the time in.' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'No clock here: pass the time in.' },
        { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'No randomness here: the lab has a seed.' },
        { selector: "CallExpression[callee.property.name=/^toLocale/]", message: 'No locale here.' },
        { selector: "CallExpression[callee.property.name='localeCompare']", message: 'No locale here.' },
      ],
    },
  },
  { files: ['tools/**', 'bench/**', 'test/**', 'src/cli/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
);
