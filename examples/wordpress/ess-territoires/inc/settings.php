<?php
/** Réglages, ESS & territoires : l'adresse du serveur du réseau, et s'il y répond. */

declare(strict_types=1);

namespace EssTerritoires;

if (!defined('ABSPATH')) {
    exit();
}

const OPTION = 'ess_territoires_endpoint';

/** Adresse du serveur du réseau, sans barre finale ; la constante ESS_ENDPOINT de wp-config.php passe avant le réglage. */
function endpoint(): string
{
    $written = defined('ESS_ENDPOINT') ? constant('ESS_ENDPOINT') : get_option(OPTION, '');
    return untrailingslashit(is_string($written) ? $written : '');
}

/** L'adresse telle qu'elle est gardée ; une erreur est dite, et l'ancienne reste. */
function endpoint_given(mixed $given): string
{
    $address = untrailingslashit(trim(is_string($given) ? $given : ''));
    if ($address !== '' && !str_contains($address, '://')) {
        $address = "https://$address";
    }
    $parts = wp_parse_url($address);
    $isServer =
        is_array($parts) &&
        in_array($parts['scheme'] ?? '', ['http', 'https'], true) &&
        !isset($parts['query']) &&
        !isset($parts['fragment']) &&
        !str_contains($parts['path'] ?? '', '/ess');
    if ($address === '' || ($isServer && isset($parts['host']))) {
        return esc_url_raw($address);
    }
    add_settings_error(
        OPTION,
        'address',
        /* translators: %s: what was typed */
        sprintf(__('« %s » : l’adresse du serveur s’écrit sans chemin de page, https://cms.exemple.example.', 'ess-territoires'), $address)
    );
    return (string) get_option(OPTION, '');
}

add_action('admin_init', static function (): void {
    register_setting('ess-territoires', OPTION, ['type' => 'string', 'default' => '', 'sanitize_callback' => __NAMESPACE__ . '\endpoint_given']);
});

add_action('admin_menu', static function (): void {
    add_options_page('ESS & territoires', 'ESS & territoires', 'manage_options', 'ess-territoires', __NAMESPACE__ . '\settings_page');
});

add_filter('plugin_action_links_' . plugin_basename(dirname(__DIR__) . '/ess-territoires.php'), static function (array $links): array {
    $url = esc_url(admin_url('options-general.php?page=ess-territoires'));
    return ["<a href=\"$url\">" . esc_html__('Réglages', 'ess-territoires') . '</a>', ...$links];
});

function settings_page(): void
{
    $isFixed = defined('ESS_ENDPOINT');
    ?>
    <div class="wrap">
        <h1>ESS &amp; territoires</h1>
        <form action="options.php" method="post">
            <?php settings_fields('ess-territoires'); ?>
            <table class="form-table" role="presentation">
                <tr>
                    <th scope="row"><label for="ess-endpoint"><?php esc_html_e('Serveur du réseau', 'ess-territoires'); ?></label></th>
                    <td>
                        <input id="ess-endpoint" name="<?php echo esc_attr(OPTION); ?>" class="regular-text code" inputmode="url" aria-describedby="ess-endpoint-help" value="<?php echo esc_attr(endpoint()); ?>"<?php disabled($isFixed); ?>>
                        <p id="ess-endpoint-help" class="description"><?php $isFixed
                            ? esc_html_e('Écrite dans wp-config.php (ESS_ENDPOINT).', 'ess-territoires')
                            : esc_html_e('Par exemple https://cms.exemple.example. Le réseau qui publie vous la donne.', 'ess-territoires'); ?></p>
                        <?php echo state_of_server(); ?>
                    </td>
                </tr>
            </table>
            <?php $isFixed || submit_button(); ?>
        </form>
        <h2><?php esc_html_e('Dans une page', 'ess-territoires'); ?></h2>
        <p><?php esc_html_e('Le bloc « ESS sur votre territoire », ou un code court :', 'ess-territoires'); ?> <code>[ess_agenda territory="DEP-49" limit="5"]</code></p>
    </div>
    <?php
}

/** Une phrase : le serveur répond, ou pourquoi non. */
function state_of_server(): string
{
    if (endpoint() === '') {
        return '';
    }
    [$status, $said] = answer(endpoint() . '/ess/agenda?limit=1&fragment=1');
    return $status === 200
        ? '<p>✓ ' . esc_html__('Le serveur répond.', 'ess-territoires') . '</p>'
        : '<p class="notice notice-error inline">' . esc_html($said) . '</p>';
}
