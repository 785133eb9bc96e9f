<?php
/** Lit un fragment du serveur ESS et le garde : le navigateur des visiteurs ne contacte que ce site. */

declare(strict_types=1);

namespace EssTerritoires;

if (!defined('ABSPATH')) {
    exit();
}

const STEMS = ['agenda', 'chiffres-cles', 'initiatives', 'ressources', 'dispositifs'];

/** Secondes : pour la réponse, avant de la redemander, entre deux essais qui échouent, avant d'oublier une copie. */
const TIMEOUT = 3;
const FRESH = 5 * MINUTE_IN_SECONDS;
const PAUSE = MINUTE_IN_SECONDS;
const OLDEST = WEEK_IN_SECONDS;

/** Octets. Une liste de cent fiches en fait le dixième. */
const LARGEST = 2_000_000;

/**
 * Le fragment d'une liste. Un seul visiteur le demande ; les autres, et tous pendant une panne, ont la copie, une
 * semaine au plus : un agenda plus vieux tromperait. Ce que le serveur refuse n'est pas montré d'une copie.
 *
 * @return array{html: string|null, reason: string|null} html : du texte à assainir avant de le montrer, null sans
 *         réponse ; reason : ce qui a été dit du dernier refus, pour qui tient la page
 */
function fragment(string $address): array
{
    $key = 'ess_' . md5($address);
    /** @var array{html: string|null, at: int, failed: int, reason: string|null} $kept */
    $kept = get_transient($key) ?: ['html' => null, 'at' => 0, 'failed' => 0, 'reason' => null];
    $now = time();
    $isFresh = $now - $kept['at'] < FRESH;
    $isPaused = $now - $kept['failed'] < PAUSE;
    if ($isFresh || $isPaused || get_transient("{$key}_asked")) {
        return ['html' => $kept['html'], 'reason' => $isFresh ? null : $kept['reason']];
    }
    set_transient("{$key}_asked", 1, 2 * TIMEOUT);
    [$status, $said] = answer($address);
    delete_transient("{$key}_asked");
    if ($status === 200) {
        $kept = ['html' => $said, 'at' => $now, 'failed' => 0, 'reason' => null];
    } else {
        $isRefused = $status >= 400 && $status < 500 && $status !== 429;
        $kept = ['failed' => $now, 'reason' => $said, 'html' => $isRefused ? null : $kept['html']] + $kept;
    }
    set_transient($key, $kept, $status === 200 || $kept['html'] === null ? OLDEST : max(1, $kept['at'] + OLDEST - $now));
    return ['html' => $kept['html'], 'reason' => $kept['reason']];
}

/** @return array{int, string} 200 et le fragment, ou un autre statut (0 sans réponse) et ce que le serveur en dit */
function answer(string $address): array
{
    $answer = wp_remote_get($address, [
        'timeout' => TIMEOUT,
        'redirection' => 3,
        'limit_response_size' => LARGEST,
        'headers' => ['Accept' => 'text/html', 'Accept-Language' => get_locale() === 'en_US' ? 'en' : 'fr'],
    ]);
    if (is_wp_error($answer)) {
        /* translators: %s: reason given by WordPress */
        return [0, sprintf(__('Le serveur du réseau ne répond pas : %s', 'ess-territoires'), $answer->get_error_message())];
    }
    $status = (int) wp_remote_retrieve_response_code($answer);
    $body = wp_remote_retrieve_body($answer);
    // Une page d'attente ou d'erreur d'un intermédiaire répond 200 aussi.
    if ($status === 200 && str_contains($body, 'class="ess-fragment"')) {
        return [200, $body];
    }
    $problem = json_decode($body, true);
    $detail = is_array($problem) && is_string($problem['detail'] ?? null) ? $problem['detail'] : '';
    /* translators: %d: HTTP status */
    $other = sprintf(__('Le serveur du réseau a répondu %d, sans liste.', 'ess-territoires'), $status);
    return [$status === 200 ? 0 : $status, $detail !== '' ? $detail : $other];
}
