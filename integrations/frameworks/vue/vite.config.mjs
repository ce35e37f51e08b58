import vue from '@vitejs/plugin-vue';

const isCustomElement = (tag) => tag === 'if-variant' || tag.startsWith('doc-variant-');

export default {
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
};
