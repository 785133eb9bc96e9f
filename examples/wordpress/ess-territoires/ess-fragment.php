<?php
/**
 * Inclut un fragment HTML du serveur ESS, lu par le serveur de la collectivité : le navigateur ne contacte personne
 * d'autre. Le fragment est gardé sur le disque, redemandé quand il a vieilli, et resservi tel quel tant que le serveur
 * ESS ne répond pas, une semaine au plus : un agenda plus vieux tromperait.
 *
 *   echo ess_fragment('https://cms.exemple.example', 'agenda', ['territory' => ['DEP-49'], 'limit' => 5]);
 */

declare(strict_types=1);

// Un thème et une extension peuvent porter le même fichier.
if (!function_exists('ess_fragment')):

define('ESS_STEMS', ['agenda', 'chiffres-cles', 'initiatives', 'ressources', 'dispositifs']);

/** Secondes : pour toute la réponse, entre deux essais qui échouent, au-delà desquelles une copie n'est plus montrée. */
define('ESS_TIMEOUT', 3);
define('ESS_PAUSE', 60);
define('ESS_OLDEST', 7 * 86400);

/**
 * @param string $endpoint adresse du serveur ESS, sans barre oblique finale
 * @param string $stem l'une de ESS_STEMS
 * @param array<string, string|int|list<string>> $selection paramètres de sélection, comme dans une adresse
 * @param int $freshFor secondes pendant lesquelles le fragment n'est pas redemandé
 * @param string|null $folder dossier du cache, que ce seul compte peut écrire ; par défaut, un dossier temporaire à lui
 * @param string|null $reason ce qui a été dit du dernier refus, pour qui tient la page
 * @return string le fragment, ou un lien vers la page quand il n'y a pas de réponse
 */
function ess_fragment(
    string $endpoint,
    string $stem,
    array $selection = [],
    int $freshFor = 300,
    ?string $folder = null,
    ?string &$reason = null
): string {
    if (!in_array($stem, ESS_STEMS, true)) {
        throw new InvalidArgumentException("« $stem » est inconnu. Valeurs possibles : " . implode(', ', ESS_STEMS));
    }
    if (preg_match('#^https?://[^/?\#]+[^?\#]*$#', $endpoint) !== 1) {
        throw new InvalidArgumentException("L'adresse du serveur doit commencer par https:// : « $endpoint »");
    }
    $query = ess_query($selection);
    $page = rtrim($endpoint, '/') . "/ess/$stem" . ($query === '' ? '' : "?$query");
    $address = $page . ($query === '' ? '?' : '&') . 'fragment=1';
    $href = htmlspecialchars($page, ENT_QUOTES);
    $link = "<p><a href=\"$href\">L’économie sociale et solidaire sur votre territoire</a></p>";

    $folder = ess_own_folder($folder);
    if ($folder === null) {
        [$status, $body] = ess_fetch($address);
        $reason = $status === 200 ? null : $body;
        return $status === 200 ? $body : $link;
    }
    $file = $folder . '/' . hash('sha256', $address) . '.html';
    $age = is_file($file) ? time() - (int) filemtime($file) : PHP_INT_MAX;
    $copy = static fn(): string => $age < ESS_OLDEST ? (string) @file_get_contents($file) : $link;
    if ($age < $freshFor) {
        return $copy();
    }
    // Un seul visiteur demande ; les autres, et tous après un échec, ont la copie ou le lien.
    $lock = @fopen("$file.lock", 'c+');
    if ($lock === false || !flock($lock, LOCK_EX | LOCK_NB)) {
        return $copy();
    }
    try {
        [$failedAt, $said] = explode("\n", (string) stream_get_contents($lock) . "\n\n");
        if (time() - (int) $failedAt < ESS_PAUSE) {
            $reason = $said === '' ? null : $said;
            return $copy();
        }
        [$status, $body] = ess_fetch($address);
        if ($status === 200) {
            if (@file_put_contents("$file.new", $body) !== false) {
                @rename("$file.new", $file);
            }
            return $body;
        }
        $reason = $body;
        ftruncate($lock, 0);
        rewind($lock);
        fwrite($lock, time() . "\n" . str_replace("\n", ' ', $body));
        if ($status >= 400 && $status < 500) {
            // Refusé ou retiré : l'ancienne copie n'est plus vraie.
            @unlink($file);
            return $link;
        }
        return $copy();
    } finally {
        fclose($lock);
    }
}

/** Un dossier que personne d'autre ne peut avoir préparé, ou null : mieux vaut pas de cache que celui d'un autre. */
function ess_own_folder(?string $folder): ?string
{
    $account = function_exists('posix_geteuid') ? posix_geteuid() : getmyuid();
    $folder ??= sys_get_temp_dir() . "/ess-fragments-$account-" . substr(hash('sha256', __DIR__), 0, 12);
    if (!@is_dir($folder)) {
        @mkdir($folder, 0755, true);
    }
    clearstatcache(true, $folder);
    $isOwn = @is_dir($folder) && !@is_link($folder) && @fileowner($folder) === $account && @is_writable($folder);
    return $isOwn && (@fileperms($folder) & 0022) === 0 ? $folder : null;
}

/** @param array<string, string|int|list<string>> $selection noms répétés pour plusieurs valeurs */
function ess_query(array $selection): string
{
    $pairs = [];
    foreach ($selection as $name => $values) {
        foreach ((array) $values as $value) {
            $pairs[] = rawurlencode((string) $name) . '=' . rawurlencode((string) $value);
        }
    }
    return implode('&', $pairs);
}

/**
 * Trois secondes au plus pour le tout, qu'un serveur lent ne prolonge pas.
 *
 * @return array{int, string} 200 et le fragment, ou un autre statut (0 sans réponse) et ce que le serveur en dit
 */
function ess_fetch(string $address): array
{
    $until = microtime(true) + ESS_TIMEOUT;
    $options = ['timeout' => ESS_TIMEOUT, 'ignore_errors' => true, 'max_redirects' => 3, 'header' => "Accept: text/html\r\n"];
    $stream = @fopen($address, 'r', false, stream_context_create(['http' => $options]));
    if ($stream === false) {
        return [0, 'Le serveur ne répond pas, ou PHP ne peut pas lire d’adresse (allow_url_fopen).'];
    }
    stream_set_blocking($stream, false);
    $body = '';
    while (!feof($stream) && strlen($body) < 2_000_000) {
        if (microtime(true) > $until) {
            fclose($stream);
            return [0, 'Le serveur n’a pas répondu en trois secondes.'];
        }
        $part = (string) fread($stream, 8192);
        $body .= $part;
        if ($part === '') {
            usleep(10_000);
        }
    }
    $status = 0;
    foreach (stream_get_meta_data($stream)['wrapper_data'] ?? [] as $line) {
        if (is_string($line) && preg_match('#^HTTP/\S+ (\d{3})#', $line, $found) === 1) {
            $status = (int) $found[1];
        }
    }
    fclose($stream);
    if ($status === 200 && str_contains($body, 'ess-fragment')) {
        return [200, $body];
    }
    $problem = json_decode($body, true);
    $detail = is_array($problem) && is_string($problem['detail'] ?? null) ? $problem['detail'] : '';
    return [$status === 200 ? 0 : $status, $detail !== '' ? $detail : "Le serveur a répondu $status."];
}

endif;
