// The build makes an ES module of Prism's core, which its own types do not know.
declare module 'prismjs/components/prism-core.js' {
  import Prism from 'prismjs';
  export default Prism;
}
declare module 'prismjs/components/*';
