<?php
// Makes a page of a post as WordPress does: filters it as it does when an author saves it, formats
// it as it does when somebody reads it. The first argument is the folder of WordPress.
define('ABSPATH', rtrim($argv[1], '/') . '/');
define('WPINC', 'wp-includes');
define('WP_CONTENT_DIR', ABSPATH . 'wp-content');
$parts = ['compat', 'load', 'plugin', 'functions', 'l10n', 'option', 'formatting', 'pomo/translations', 'kses', 'shortcodes', 'blocks'];
foreach ($parts as $part) {
    require_once ABSPATH . WPINC . "/$part.php";
}

$saved = wp_kses_post(file_get_contents($argv[2] ?? __DIR__ . '/post.html'));
$content = shortcode_unautop(wpautop(wptexturize($saved)));
?>
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Webhooks</title>
    <!-- What a plugin for scripts in the head prints, where nobody can edit the theme. -->
    <script src="/doc-variants/doc-variants.js" data-root="main" data-picker="floating"
      data-groups="deployment: serverless byoc; language: java cpp go" data-variant="serverless java"></script>
  </head>
  <body>
    <main>
<?= $content ?>
    </main>
  </body>
</html>
