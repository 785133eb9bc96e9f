<?php
/**
 * Plugin Name: ESS & territoires
 * Description: Codes courts [ess_agenda], [ess_chiffres_cles], [ess_initiatives], [ess_ressources], [ess_dispositifs] : le contenu de l'économie sociale et solidaire, lu par votre serveur et gardé en cache.
 * Version: 0.1.0
 * Requires PHP: 8.0
 * License: MIT
 */

declare(strict_types=1);

if (!defined('ABSPATH')) {
    exit();
}

require_once __DIR__ . '/ess-fragment.php';

/** Adresse du serveur du réseau : la constante ESS_ENDPOINT de wp-config.php. */
function ess_endpoint(): string
{
    return defined('ESS_ENDPOINT') ? (string) ESS_ENDPOINT : '';
}

/**
 * [ess_agenda territory="DEP-49 DEP-53" topic="alimentation" limit="5"]
 *
 * @param array<string, string>|string $attributes paramètres de sélection ; plusieurs valeurs séparées par des espaces
 */
function ess_shortcode(array|string $attributes, string $stem): string
{
    $selection = [];
    foreach ((array) $attributes as $name => $value) {
        // Un filtre laissé vide n'est pas ôté : le serveur le refuse, plutôt que de tout montrer.
        $selection[(string) $name] = $name === 'q' ? (string) $value : preg_split('/\s+/', trim((string) $value));
    }
    try {
        $folder = rtrim(WP_CONTENT_DIR, '/') . '/cache/ess-fragments';
        $reason = null;
        $fragment = wp_kses_post(ess_fragment(ess_endpoint(), $stem, $selection, 300, $folder, $reason));
        $isTold = $reason !== null && current_user_can('edit_posts');
        return $fragment . ($isTold ? '<p><strong>ESS :</strong> ' . esc_html($reason) . '</p>' : '');
    } catch (InvalidArgumentException $exception) {
        return current_user_can('edit_posts') ? '<p>' . esc_html($exception->getMessage()) . '</p>' : '';
    }
}

foreach (ESS_STEMS as $stem) {
    add_shortcode(
        'ess_' . str_replace('-', '_', $stem),
        static fn(array|string $attributes): string => ess_shortcode($attributes, $stem)
    );
}
