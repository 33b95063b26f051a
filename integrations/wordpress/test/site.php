<?php
/**
 * Looks at the site, or does to it what no page does: `site.php WHAT ARGUMENT…`
 * says what came of it as JSON.
 */

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require getenv( 'SITE' ) . '/wp-load.php';
list( , $what, $given ) = $argv + array( 2 => '' );

/** A post, by the beginning of its title. */
function post( string $title ): ?WP_Post {
	global $wpdb;
	$id = $wpdb->get_var( $wpdb->prepare( "SELECT ID FROM $wpdb->posts WHERE post_title LIKE %s AND post_type IN ('post','page') ORDER BY ID DESC", $wpdb->esc_like( $title ) . '%' ) );
	return $id ? get_post( $id ) : null;
}

$came = match ( $what ) {
	'post'      => post( $given ),
	// As a program would, that knows nothing of users and their editors.
	'insert'    => get_post( wp_insert_post( wp_slash( json_decode( $given, true ) ) ) ),
	// As though the plugin had not been there.
	'schedule'  => ( static function () use ( $given ) {
		global $wpdb;
		$post = post( $given );
		$wpdb->update( $wpdb->posts, array( 'post_status' => 'future', 'post_date' => gmdate( 'Y-m-d H:i:s', time() - 60 ), 'post_date_gmt' => gmdate( 'Y-m-d H:i:s', time() - 60 ) ), array( 'ID' => $post->ID ) );
		clean_post_cache( $post->ID );
		do_action( 'publish_future_post', $post->ID );
		clean_post_cache( $post->ID );
		return get_post( $post->ID );
	} )(),
	'uninstall' => ( static function () {
		global $wpdb;
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		uninstall_plugin( 'cutline/cutline.php' );
		wp_cache_flush();
		return array(
			'option' => get_option( 'cutline' ),
			'meta'   => (int) $wpdb->get_var( "SELECT (SELECT COUNT(*) FROM $wpdb->postmeta WHERE meta_key LIKE '\_cutline%') + (SELECT COUNT(*) FROM $wpdb->usermeta WHERE meta_key LIKE '\_cutline%')" ),
		);
	} )(),
};
echo wp_json_encode( $came );
