/** What the playground can start from. */
export const samples = {
  'A first page': {
    format: 'html',
    groups:
      "deployment 'Deployment': serverless 'Serverless', byoc 'Your own cloud'; language 'Language': java 'Java', cpp 'C++', go 'Go'",
    variant: 'serverless java',
    text: `<h1>Connect</h1>

<if-variant variants="serverless">
  <p>There is nothing to install.</p>
</if-variant>
<if-variant variants="byoc">
  <p>Install the agent in your own cloud.</p>
</if-variant>

<table>
  <tr data-variants="java"><th>Java</th><td>17 or later</td></tr>
  <tr data-variants="cpp"><th>C++</th><td>A compiler that knows C++20</td></tr>
  <tr data-variants="go"><th>Go</th><td>1.22 or later</td></tr>
</table>

<if-variant variants="byoc go">
  <p>Shown for your own cloud <em>and</em> Go.</p>
</if-variant>
<if-variant variants="!go">
  <p>Everyone but readers of Go.</p>
</if-variant>
`,
  },
  'Markdown with shortcodes': {
    format: 'markdown',
    groups:
      "deployment: serverless 'Serverless', byoc 'Your own cloud'; language: java 'Java', go 'Go'",
    variant: 'serverless go',
    text: `# Send a shipment

{{< if-variant "serverless" >}}
The address of every call is \`https://api.harbor.example\`.
{{< /if-variant >}}

{{< if-variant "byoc" >}}
> [!NOTE]
> The address is your own.
{{< /if-variant >}}

1. Take a key.
{{< if-variant "byoc" >}}
2. Open port 443.
{{< /if-variant >}}
3. Make a call.

| Language | Needs |
| --- | --- |
{{< if-variant "java" >}}
| Java | 17 or later |
{{< /if-variant >}}
{{< if-variant "go" >}}
| Go | 1.22 or later |
{{< /if-variant >}}

\`\`\`go
client := harbor.Connect(url)
{{< if-variant "byoc" >}}
client.Trust("your-root.pem")
{{< /if-variant >}}
\`\`\`
`,
  },
  'A table of contents': {
    format: 'html',
    groups: "system 'System': linux 'Linux', macos 'macOS', windows 'Windows'",
    variant: 'linux',
    text: `<doc-variant-toc for="guide" min-level="2"></doc-variant-toc>

<main id="guide">
  <h2>Before you begin</h2>
  <p>You need a terminal.</p>
  <if-variant variants="linux macos">
    <h2>Install by the shell</h2>
    <p><code>curl … | sh</code></p>
  </if-variant>
  <if-variant variants="windows">
    <h2>Install by winget</h2>
    <p><code>winget install harbor</code></p>
  </if-variant>
  <h2>Check</h2>
  <p><code>harbor version</code></p>
</main>
`,
  },
  'A mistake': {
    format: 'html',
    groups: "deployment: serverless 'Serverless', byoc 'Your own cloud'",
    variant: 'serverless',
    text: `<!-- Nothing is lost by a mistake. Open the console: it says what is wrong. -->
<if-variant variants="severless">
  <p>The name is misspelt, so everyone sees this.</p>
</if-variant>
<if-variant variants="byoc">
  <p>Only for your own cloud.</p>
</if-variant>
`,
  },
};
