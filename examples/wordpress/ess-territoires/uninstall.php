<?php
/** La suppression de l'extension ne laisse rien : ni réglage, ni copie, ni le cache de sa première version. */

declare(strict_types=1);

if (!defined('WP_UNINSTALL_PLUGIN')) {
    exit();
}

delete_option('ess_territoires_endpoint');

global $wpdb;
$names = $wpdb->get_col(
    $wpdb->prepare("SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE %s", $wpdb->esc_like('_transient_ess_') . '%')
);
foreach ($names as $name) {
    if (preg_match('/^_transient_(ess_[0-9a-f]{32}(?:_asked)?)$/', $name, $found) === 1) {
        delete_transient($found[1]);
    }
}

$folder = WP_CONTENT_DIR . '/cache/ess-fragments';
if (is_dir($folder) && !is_link($folder)) {
    foreach (glob("$folder/*") ?: [] as $file) {
        if (preg_match('#/[0-9a-f]{64}\.html(?:\.lock|\.new)?$#', $file) === 1) {
            unlink($file);
        }
    }
    @rmdir($folder);
}
