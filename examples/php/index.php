<?php
declare(strict_types=1);
require __DIR__ . '/ess-fragment.php';

$endpoint = getenv('ESS_ENDPOINT') ?: 'http://127.0.0.1:1337';
?>
<!doctype html>
<html lang="fr">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Agenda de la commune</title>
  </head>
  <body>
    <main>
      <h1>Agenda de la commune</h1>
      <?= ess_fragment($endpoint, 'agenda', ['when' => 'past', 'limit' => 5], 300, getenv('ESS_CACHE') ?: null) ?>
    </main>
  </body>
</html>
