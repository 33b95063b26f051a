<?php
/**
 * Plugin Name:       cutline
 * Description:       Before a post is published, asks a cutline server whether its captions belong to it. Errors hold the post back, warnings ask for a second click.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      8.0
 * License:           MIT OR Apache-2.0
 * Text Domain:       cutline
 *
 * @package cutline
 */

namespace Cutline;

defined( 'ABSPATH' ) || exit;

require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/class-pictures.php';
require __DIR__ . '/includes/class-record.php';
require __DIR__ . '/includes/class-verdict.php';
require __DIR__ . '/includes/class-gate.php';
require __DIR__ . '/includes/notices.php';
require __DIR__ . '/includes/editor.php';

register_activation_hook(
	__FILE__,
	static function (): void {
		if ( ! class_exists( 'DOMDocument' ) ) {
			wp_die( esc_html__( 'cutline finds captions with the DOM extension of PHP (php-xml), which is missing here.', 'cutline' ) );
		}
	}
);

add_action(
	'init',
	static function (): void {
		load_plugin_textdomain( 'cutline', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
	}
);

Settings\hook();
Notices\hook();
Editor\hook();
Gate::hook();
