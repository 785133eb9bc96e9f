<?php
/**
 * Plugin Name: ESS & territoires
 * Description: Agenda, chiffres clés, initiatives, ressources et dispositifs de l’économie sociale et solidaire : un bloc et des codes courts, lus par votre serveur et gardés en cache.
 * Version: 0.2.0
 * Requires at least: 6.1
 * Requires PHP: 8.0
 * Author: ESS & territoires
 * License: MIT
 * Text Domain: ess-territoires
 * Domain Path: /languages
 * Update URI: false
 */

declare(strict_types=1);

namespace EssTerritoires;

if (!defined('ABSPATH')) {
    exit();
}

const VERSION = '0.2.0';

require_once __DIR__ . '/inc/fragment.php';
require_once __DIR__ . '/inc/shown.php';
require_once __DIR__ . '/inc/settings.php';

add_action('init', static function (): void {
    load_plugin_textdomain('ess-territoires', false, basename(__DIR__) . '/languages');
    wp_register_style('ess-territoires', plugins_url('ess-territoires.css', __FILE__), [], VERSION);
    foreach (STEMS as $stem) {
        add_shortcode(
            'ess_' . str_replace('-', '_', $stem),
            static fn(array|string $attributes): string => shown($stem, is_array($attributes) ? $attributes : [])
        );
    }
    register_block_type(__DIR__ . '/block.json', [
        'render_callback' => static fn(array $attributes): string => shown_block($attributes),
    ]);
    wp_set_script_translations('ess-territoires-list-editor-script', 'ess-territoires', __DIR__ . '/languages');
});
