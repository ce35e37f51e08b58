export default { build: { format: 'directory' }, devToolbar: { enabled: false } };
