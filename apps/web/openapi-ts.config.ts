import { defineConfig } from '@hey-api/openapi-ts';

/**
 * `npx openapi-ts` in this folder makes the typed client from the API's own document. The result is committed;
 * nobody edits it by hand.
 */
export default defineConfig({
  input: '../../libs/contracts/openapi.json',
  output: { path: 'src/lib/api/generated', clean: true },
  plugins: [
    { name: '@hey-api/client-fetch', runtimeConfigPath: './src/lib/api/client-config', throwOnError: true },
    '@hey-api/typescript',
    '@hey-api/sdk',
    { name: '@tanstack/react-query', queryOptions: true, infiniteQueryOptions: true, mutationOptions: true },
  ],
});
